import { groupOf, type Step } from './procedure.ts';

/**
 * Steps so that each comes after all that it may wait for; those that do not wait for each other keep their order.
 *
 * @returns the ids of one circle, in the order of waiting, where there is no such order
 */
export function sortSteps(
  steps: readonly Step[],
):
  | { readonly sorted: readonly Step[]; readonly circle?: never }
  | { readonly circle: readonly string[]; readonly sorted?: never } {
  const left = new Map(steps.map((step) => [step.id, step]));
  const waitsFor = ({ after }: Step): readonly string[] => after.flatMap(groupOf).filter((id) => left.has(id));
  const sorted: Step[] = [];
  while (left.size > 0) {
    const ready = [...left.values()].find((step) => waitsFor(step).length === 0);
    if (ready === undefined) return { circle: circleAmong(left, waitsFor) };
    left.delete(ready.id);
    sorted.push(ready);
  }
  return { sorted };
}

function circleAmong(left: ReadonlyMap<string, Step>, waitsFor: (step: Step) => readonly string[]): readonly string[] {
  const path: string[] = [];
  let current = [...left.keys()][0];
  while (current !== undefined && !path.includes(current)) {
    path.push(current);
    const step = left.get(current);
    current = step === undefined ? undefined : waitsFor(step)[0];
  }
  return path.slice(path.indexOf(current ?? ''));
}
