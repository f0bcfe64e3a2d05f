import { type Judgement, JUDGEMENT } from '../log/session-commands.ts';
import type { LogEntry } from '../log/training-log.ts';
import { type Finding, NO_EVIDENCE } from './evidence.ts';
import type { IgnoredJudgement } from './result.ts';
import type { Aspect, Rubric } from './rubric.ts';

export interface Judgements {
  /** The last valid judgement of each aspect. */
  readonly byAspect: ReadonlyMap<string, LogEntry>;
  readonly ignored: readonly IgnoredJudgement[];
}

const judgementOf = ({ command }: LogEntry): Judgement => command.args as unknown as Judgement;

function objection(aspect: Aspect | undefined, points: number): IgnoredJudgement['code'] | undefined {
  if (aspect === undefined) return 'unknownAspect';
  if (aspect.kind !== 'judged') return 'notJudged';
  return points > aspect.points ? 'tooManyPoints' : undefined;
}

/** Gathers what instructors judged. Who thinks better of it judges again. */
export function judgementsIn(entries: readonly LogEntry[], { aspects }: Rubric): Judgements {
  const byAspect = new Map<string, LogEntry>();
  const ignored: IgnoredJudgement[] = [];
  for (const entry of entries) {
    if (entry.command.target !== JUDGEMENT) continue;
    const { aspect: id, points } = judgementOf(entry);
    const code = objection(
      aspects.find((aspect) => aspect.id === id),
      points,
    );
    if (code === undefined) byAspect.set(id, entry);
    else ignored.push({ seq: entry.seq, code });
  }
  return { byAspect, ignored };
}

/** What a judgement says; no share where there is none. */
export function judged(
  aspect: Aspect,
  entry: LogEntry | undefined,
): Omit<Finding, 'share'> & { readonly share: number | null } {
  const limit = { kind: 'judgement' } as const;
  if (entry === undefined) return { share: null, evidence: { ...NO_EVIDENCE, limit } };
  const { points, note = null } = judgementOf(entry);
  return {
    share: aspect.points === 0 ? 0 : points / aspect.points,
    evidence: {
      ...NO_EVIDENCE,
      limit,
      value: points,
      fromTick: entry.tick,
      toTick: entry.tick,
      commands: [entry.seq],
      judgedBy: { id: entry.actor.id, seq: entry.seq, note },
    },
  };
}
