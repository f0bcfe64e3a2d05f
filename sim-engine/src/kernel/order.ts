import { fail, type Result, succeed } from '../result.ts';
import type { Connection, PlacedBlock } from './system.ts';

const split = (port: string): [string, string] => {
  const dot = port.indexOf('.');
  return [port.slice(0, dot), port.slice(dot + 1)];
};

/** Whether any output of the block depends on this input at the same instant. */
function readsAtOnce({ block }: PlacedBlock, input: string): boolean {
  return Object.values(block.outputs ?? {}).some(
    ({ feedthrough }) => feedthrough === true || (Array.isArray(feedthrough) && feedthrough.includes(input)),
  );
}

const hasFeedthrough = ({ block }: PlacedBlock): boolean =>
  Object.values(block.outputs ?? {}).some(({ feedthrough }) => feedthrough !== undefined && feedthrough !== false);

/** Who must be computed before whom: each block's predecessors in the order of the connections. */
function predecessors(
  blocks: ReadonlyMap<string, PlacedBlock>,
  connections: readonly Connection[],
): Map<string, Set<string>> {
  const before = new Map([...blocks.keys()].map((name) => [name, new Set<string>()]));
  for (const { from, to, delayed } of connections) {
    const [source, output] = split(from);
    const [target, input] = split(to);
    const sourceBlock = blocks.get(source);
    const targetBlock = blocks.get(target);
    if (delayed === true || sourceBlock === undefined || targetBlock === undefined) continue;
    const { feedthrough } = sourceBlock.block.outputs?.[output] ?? {};
    const ofInputs = feedthrough !== undefined && feedthrough !== false;
    if (ofInputs && readsAtOnce(targetBlock, input)) before.get(target)?.add(source);
  }
  return before;
}

/** Follows predecessors from a block that could not be placed until a block comes again: the loop, in the order of the flow. */
function loopAmong(before: ReadonlyMap<string, ReadonlySet<string>>, left: ReadonlySet<string>): string[] {
  const path: string[] = [];
  let current = [...left][0];
  while (current !== undefined && !path.includes(current)) {
    path.push(current);
    current = [...(before.get(current) ?? [])].find((name) => left.has(name));
  }
  return path.slice(path.indexOf(current ?? '')).toReversed();
}

/**
 * Sorts the blocks with feedthrough so that each comes after those whose feedthrough outputs it reads at once; blocks that do
 * not depend on each other keep the order of the definition.
 *
 * @returns the names of the blocks of one algebraic loop where there is no such order.
 */
export function sortBlocks(
  blocks: readonly PlacedBlock[],
  connections: readonly Connection[],
): Result<readonly PlacedBlock[], readonly string[]> {
  const through = new Map(blocks.filter(hasFeedthrough).map((placed) => [placed.name, placed]));
  const before = predecessors(through, connections);
  const left = new Set(through.keys());
  const sorted: PlacedBlock[] = [];
  while (left.size > 0) {
    const ready = [...left].find((name) => ![...(before.get(name) ?? [])].some((other) => left.has(other)));
    const placed = ready === undefined ? undefined : through.get(ready);
    if (ready === undefined || placed === undefined) return fail(loopAmong(before, left));
    left.delete(ready);
    sorted.push(placed);
  }
  return succeed(sorted);
}
