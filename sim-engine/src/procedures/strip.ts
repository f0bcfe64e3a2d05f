import type { MonitorState, StepProgress, StepState } from './monitor-state.ts';
import { type Hazard, hazardsOf, type Procedure, type Step } from './procedure.ts';
import { isOpen } from './step-judge.ts';

/** How a procedure is worked through. Only what the strip tells differs between them; the graph and the machine are the same. */
export type TrainingMode = 'demonstration' | 'guided' | 'practice' | 'exam';

export const TRAINING_MODES: readonly [TrainingMode, ...TrainingMode[]] = [
  'demonstration',
  'guided',
  'practice',
  'exam',
];

export interface StripStep {
  readonly id: string;
  readonly title: string;
  readonly state: StepState;
  readonly optional: boolean;
  /** Hints that may be read now, level by level. */
  readonly hints: readonly string[];
  /** How many more there are to ask for. */
  readonly moreHints: number;
}

export interface StripHazard {
  readonly id: string;
  readonly message: string;
  readonly severity: Hazard['severity'];
  readonly veto: boolean;
  readonly count: number;
  /** Whether it is there at this moment. */
  readonly present: boolean;
}

/** What the task strip beside the machine tells. Steps come in the order of the procedure. */
export interface TaskStrip {
  readonly mode: TrainingMode;
  readonly steps: readonly StripStep[];
  /** Ids of the steps that may be done now. */
  readonly next: readonly string[];
  readonly hazards: readonly StripHazard[];
  /** How many steps lie behind and how many there are; null where not even that is told. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  readonly complete: boolean;
}

const HIDDEN: TaskStrip = { mode: 'exam', steps: [], next: [], hazards: [], progress: null, complete: false };

/** How many hints of a step may be read: a demonstration and guided work read them all, practice those that were asked for. */
function readableHints(mode: TrainingMode, { hints }: Step, progress: StepProgress): number {
  if (!isOpen(progress) && progress.state !== 'violated') return 0;
  if (mode === 'exam') return 0;
  return mode === 'practice' ? Math.min(progress.hintLevel, hints.length) : hints.length;
}

function stripStep(mode: TrainingMode, step: Step, progress: StepProgress): StripStep {
  const readable = readableHints(mode, step, progress);
  return {
    id: step.id,
    title: step.title,
    state: progress.state,
    optional: step.optional,
    hints: step.hints.slice(0, readable),
    moreHints: mode === 'practice' && isOpen(progress) ? step.hints.length - readable : 0,
  };
}

/**
 * What a mode shows of where a procedure stands.
 *
 * - Demonstration: every step and its state, of those that are open all hints, hazards as they happen.
 * - Guided: every step, which may be done next, all their hints, hazards as they happen.
 * - Practice: every step that was begun or may be begun, hints one by one when asked for (`@procedure.hint`), hazards as they happen.
 * - Exam: nothing.
 */
export function stripFor(mode: TrainingMode, procedure: Procedure, state: MonitorState): TaskStrip {
  if (mode === 'exam') return HIDDEN;
  const paired = procedure.steps.flatMap((step, index) => {
    const progress = state.steps[index];
    return progress === undefined ? [] : [{ step, progress }];
  });
  const shown = paired.filter(({ progress }) => mode !== 'practice' || progress.state !== 'pending');
  const counted = paired.filter(({ progress }) => !progress.notChosen);
  return {
    mode,
    steps: shown.map(({ step, progress }) => stripStep(mode, step, progress)),
    next: mode === 'practice' ? [] : paired.flatMap(({ step, progress }) => (isOpen(progress) ? [step.id] : [])),
    hazards: hazardsOf(procedure).flatMap(({ id, message, severity, veto }, index) => {
      const progress = state.hazards[index];
      if (progress === undefined || progress.count === 0) return [];
      return [{ id, message, severity, veto, count: progress.count, present: progress.watch.last === true }];
    }),
    progress: {
      done: counted.filter(({ progress }) => progress.doneTick >= 0 || progress.state === 'skipped').length,
      of: counted.length,
    },
    complete: state.completeTick >= 0,
  };
}
