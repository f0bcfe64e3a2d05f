/**
 * Decides whether an update can be integrated, in full and at once, by whoever knows the document so far. Pure.
 * Yjs would keep what it cannot integrate as "pending"; the server accepts nothing that would be.
 */
import { type ReadonlyDeleteSet, isDeleted } from './delete-set.ts';
import type { ReadonlyStateVector } from './state-vector.ts';
import type { ParsedUpdate, StructBlock, StructHead, StructId } from './update-reader.ts';

export type Verdict =
  /** Adds structs or deletions. */
  | 'new'
  /** Well-formed, and the document has all of it already. */
  | 'known'
  /** Builds on structs that the document lacks, or on itself in a circle. */
  | 'missing'
  /** A struct refers to its own client's future: no client can have made it. */
  | 'malformed';

type Progress = { readonly block: StructBlock; next: number; readonly waiting: Map<number, Progress[]> };

export function judgeUpdate(update: ParsedUpdate, known: ReadonlyStateVector, deleted: ReadonlyDeleteSet): Verdict {
  let addsStructs = false;
  for (const block of update.blocks) {
    const knownClock = known.get(block.client) ?? 0;
    if (block.clock > knownClock) return 'missing';
    if (block.endClock > knownClock) addsStructs = true;
    for (const struct of block.structs) {
      if (struct.isSkip && struct.clock + struct.length > knownClock) return 'missing';
      if (pointsAhead(block.client, struct)) return 'malformed';
    }
  }
  if (!isIntegrable(update.blocks, known)) return 'missing';
  let addsDeletions = false;
  const ends = new Map<number, number>();
  if (update.deletes.size > 0) for (const block of update.blocks) ends.set(block.client, block.endClock);
  for (const [client, ranges] of update.deletes) {
    const state = Math.max(known.get(client) ?? 0, ends.get(client) ?? 0);
    for (let i = 0; i < ranges.length; i += 2) {
      const clock = ranges[i] ?? 0;
      const length = ranges[i + 1] ?? 0;
      if (clock + length > state) return 'missing';
      addsDeletions ||= !isDeleted(deleted, client, clock, length);
    }
  }
  return addsStructs || addsDeletions ? 'new' : 'known';
}

function pointsAhead(client: number, { clock, origin, rightOrigin, parent }: StructHead): boolean {
  return (
    (origin?.client === client && origin.clock >= clock) ||
    (rightOrigin?.client === client && rightOrigin.clock >= clock) ||
    (parent?.client === client && parent.clock >= clock)
  );
}

/** Whether an order exists in which every struct finds what it refers to; linear in structs but for a binary search. */
function isIntegrable(blocks: readonly StructBlock[], known: ReadonlyStateVector): boolean {
  if (blocks.every((block) => block.structs.every((s) => dependency(s, block.client, known) === undefined)))
    return true;
  const progress = new Map<number, Progress>();
  const reached = new Map<number, number>(known);
  for (const block of blocks) progress.set(block.client, { block, next: 0, waiting: new Map() });
  const ready = [...progress.values()];
  for (let current = ready.pop(); current !== undefined; current = ready.pop()) {
    const { block } = current;
    for (; current.next < block.structs.length; current.next += 1) {
      const struct = block.structs[current.next];
      if (struct === undefined) break;
      const needed = dependency(struct, block.client, reached);
      if (needed !== undefined) {
        const other = progress.get(needed.client);
        if (other === undefined || needed.clock >= other.block.endClock) return false;
        const at = indexOfClock(other.block, needed.clock);
        const queue = other.waiting.get(at);
        if (queue === undefined) other.waiting.set(at, [current]);
        else queue.push(current);
        break;
      }
      reached.set(block.client, Math.max(reached.get(block.client) ?? 0, struct.clock + struct.length));
      const woken = current.waiting.get(current.next);
      if (woken !== undefined) ready.push(...woken);
    }
  }
  return [...progress.values()].every((p) => p.next === p.block.structs.length);
}

/** The first id that the struct needs of another client and that is not reached yet. */
function dependency(struct: StructHead, client: number, reached: ReadonlyStateVector): StructId | undefined {
  const { origin, rightOrigin, parent } = struct;
  if (origin !== undefined && origin.client !== client && origin.clock >= (reached.get(origin.client) ?? 0))
    return origin;
  if (
    rightOrigin !== undefined &&
    rightOrigin.client !== client &&
    rightOrigin.clock >= (reached.get(rightOrigin.client) ?? 0)
  )
    return rightOrigin;
  if (parent !== undefined && parent.client !== client && parent.clock >= (reached.get(parent.client) ?? 0))
    return parent;
  return undefined;
}

/** Where in the block the struct with this clock is. */
export function indexOfClock(block: StructBlock, clock: number): number {
  let low = 0;
  let high = block.structs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((block.structs[middle]?.clock ?? 0) <= clock) low = middle;
    else high = middle - 1;
  }
  return low;
}
