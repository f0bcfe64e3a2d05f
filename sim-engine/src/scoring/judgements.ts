import { type Judgement, judgementIn } from '../log/session-commands.ts';
import type { LogEntry } from '../log/training-log.ts';
import { type Finding, NO_EVIDENCE } from './evidence.ts';
import type { IgnoredJudgement } from './result.ts';
import type { Aspect, Rubric } from './rubric.ts';

export interface JudgedEntry {
  readonly judgement: Judgement;
  readonly entry: LogEntry;
}

export interface Judgements {
  /** The last valid judgement of each aspect. */
  readonly byAspect: ReadonlyMap<string, JudgedEntry>;
  readonly ignored: readonly IgnoredJudgement[];
}

function objection(aspect: Aspect | undefined, points: number): IgnoredJudgement['code'] | undefined {
  if (aspect === undefined) return 'unknownAspect';
  if (aspect.kind !== 'judged') return 'notJudged';
  return points > aspect.points ? 'tooManyPoints' : undefined;
}

/** Gathers what instructors judged. Who thinks better of it judges again. */
export function judgementsIn(entries: readonly LogEntry[], { aspects }: Rubric): Judgements {
  const byAspect = new Map<string, JudgedEntry>();
  const ignored: IgnoredJudgement[] = [];
  for (const entry of entries) {
    const judgement = judgementIn(entry.command);
    if (judgement === undefined) continue;
    const aspect = aspects.find(({ id }) => id === judgement.aspect);
    const code = objection(aspect, judgement.points);
    if (code === undefined) byAspect.set(judgement.aspect, { judgement, entry });
    else ignored.push({ seq: entry.seq, code });
  }
  return { byAspect, ignored };
}

/** What a judgement says; no share where there is none. */
export function judged(
  aspect: Aspect,
  found: JudgedEntry | undefined,
): Omit<Finding, 'share'> & { readonly share: number | null } {
  const limit = { kind: 'judgement' } as const;
  if (found === undefined) return { share: null, evidence: { ...NO_EVIDENCE, limit } };
  const { points, note = null } = found.judgement;
  const { tick, seq, actor } = found.entry;
  return {
    share: aspect.points === 0 ? 0 : points / aspect.points,
    evidence: {
      ...NO_EVIDENCE,
      limit,
      value: points,
      fromTick: tick,
      toTick: tick,
      commands: [seq],
      judgedBy: { id: actor.id, seq, note },
    },
  };
}
