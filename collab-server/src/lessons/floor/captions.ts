import type { Problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import type { Caption } from '../contract-floor.ts';
import type { FloorSession } from './session.ts';

export type NewCaption = {
  readonly segmentId: string;
  readonly text: string;
  readonly isFinal: boolean;
  /** As a service tells it; otherwise from when it first came, to now. */
  readonly startMs?: number | undefined;
  readonly endMs?: number | undefined;
  readonly by: Caption['by'];
  /** null for a service. */
  readonly seatId: string | null;
  readonly actKey: string;
};

/** A speaker who is being heard, and some more. */
const MOST_INTERIM = 20;

/** L4, C2: passes on what is being said, and keeps what has been said. */
export async function putCaption(
  { keeper, stage, interim }: FloorSession,
  { segmentId, text, isFinal, startMs, endMs, by, seatId, actKey }: NewCaption,
): Promise<Result<void, Problem>> {
  const said = (): boolean => keeper.state().captions.some((caption) => caption.segmentId === segmentId);
  if (said()) return ok(undefined);
  const at = Math.floor(stage.lessonNow());
  const from = startMs ?? interim.get(segmentId)?.startMs ?? at;
  if (!isFinal) {
    const [oldest] = interim.keys();
    if (interim.size >= MOST_INTERIM && oldest !== undefined) interim.delete(oldest);
    interim.set(segmentId, { segmentId, startMs: from, endMs: null, text, isFinal, by });
    return ok(undefined);
  }
  const until = Math.max(from + 1, endMs ?? at);
  const event = { kind: 'caption.put', segmentId, startMs: from, endMs: until, text, by } as const;
  const added = await keeper.append({ by: seatId, actKey, decide: () => ok(event) });
  if (!added.ok) return err(added.error);
  interim.delete(segmentId);
  return ok(undefined);
}
