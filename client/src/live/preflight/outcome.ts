import {
  type PreflightFigures,
  type PreflightHint,
  PREFLIGHT_STEPS,
  type PreflightSnapshot,
  type PreflightStep,
} from '@tongyan/media/client';

/** What to say above all steps. */
export type Outcome = 'untried' | 'running' | 'asking' | 'good' | 'partial' | 'usable' | 'bad';

/** Without these there is no lesson, or only its stage. */
const needed: ReadonlySet<PreflightStep> = new Set(['microphone', 'speaker', 'signalling', 'down', 'up']);

export function outcomeOf({ steps, isRunning }: Pick<PreflightSnapshot, 'steps' | 'isRunning'>): Outcome {
  const results = PREFLIGHT_STEPS.map((step) => ({ step, result: steps[step] }));
  if (results.some(({ result }) => result.kind === 'asking')) return 'asking';
  if (isRunning) return 'running';
  if (results.every(({ result }) => result.kind === 'waiting')) return 'untried';
  const failed = results.filter(({ result }) => result.kind === 'failed');
  if (failed.some(({ step }) => needed.has(step)) || isMediaShut(steps)) return 'bad';
  if (failed.length > 0 || results.some(({ result }) => result.kind === 'warned')) return 'usable';
  // What was not tried is not known to be good.
  return results.every(({ result }) => result.kind === 'passed') ? 'good' : 'partial';
}

/** Pictures and voices pass neither way. */
const isMediaShut = (steps: PreflightSnapshot['steps']): boolean =>
  steps.udp.kind === 'failed' && steps.tcp.kind === 'failed';

/** Hints that somebody else has to act on: whoever runs the network. */
const forNetwork: ReadonlySet<PreflightHint> = new Set([
  'openSignalling',
  'openUdp',
  'openTcp',
  'openMedia',
  'byRelay',
  'narrow',
  'tooNarrow',
  'platformSilent',
]);

export interface NetworkLine {
  readonly step: PreflightStep;
  readonly hint: PreflightHint;
  readonly figures: PreflightFigures;
}

/** What is to be told to whoever runs the network, in the order of the steps. */
export function networkLines(steps: PreflightSnapshot['steps']): readonly NetworkLine[] {
  return PREFLIGHT_STEPS.flatMap((step) => {
    const result = steps[step];
    if (result.kind !== 'warned' && result.kind !== 'failed') return [];
    return forNetwork.has(result.hint) ? [{ step, hint: result.hint, figures: result.figures }] : [];
  });
}
