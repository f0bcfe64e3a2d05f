import type { CompiledNetwork } from './compiled-network.ts';

/** What touches one place, by index. */
export interface Incidence {
  readonly branches: readonly number[];
  /** Exchangers whose heat may arrive here: their branches touch the place. */
  readonly exchangers: readonly number[];
  readonly heats: readonly number[];
  /** Links and the place at their other end. */
  readonly links: readonly { readonly other: number; readonly conductanceWpK: number }[];
}

export function incidences(network: CompiledNetwork): readonly Incidence[] {
  const touches = (branch: number, place: number): boolean => {
    const ends = network.branches[branch];
    return ends !== undefined && (ends.from === place || ends.to === place);
  };
  const indices = (length: number, isIn: (index: number) => boolean): readonly number[] =>
    Array.from({ length }, (_, index) => index).filter(isIn);
  return network.places.map((_, place) => ({
    branches: indices(network.branches.length, (branch) => touches(branch, place)),
    exchangers: indices(network.exchangers.length, (index) => {
      const exchanger = network.exchangers[index];
      return exchanger !== undefined && (touches(exchanger.hotBranch, place) || touches(exchanger.coldBranch, place));
    }),
    heats: indices(network.heats.length, (index) => network.heats[index]?.place === place),
    links: network.links.flatMap(({ a, b, conductanceWpK }) => [
      ...(a === place ? [{ other: b, conductanceWpK }] : []),
      ...(b === place ? [{ other: a, conductanceWpK }] : []),
    ]),
  }));
}
