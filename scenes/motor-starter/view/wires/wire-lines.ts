import type { Point } from '../../../kit/index.ts';
import { terminalOf } from '../layout/terminals.ts';
import type { SeenWire } from '../reading.ts';
import { laneOf, routeWire } from './route.ts';

/** A wire as it lies. */
export interface WireLine {
  readonly wire: SeenWire;
  readonly points: readonly Point[];
  readonly radius: number;
}

/** Power wires of 4 mm² are 3.8 mm thick, control wires of 1 mm² 2.4 mm. */
const RADIUS = { control: 1.15, other: 1.8 } as const;

/** Keeps the lines of wires that have not changed: a wire stays in its lane while others come and go. */
export class WireLines {
  readonly #lanes = new Map<string, number>();
  readonly #lines = new Map<string, WireLine>();

  linesOf(wires: readonly SeenWire[]): readonly WireLine[] {
    const ids = new Set(wires.map(({ id }) => id));
    for (const id of this.#lanes.keys()) if (!ids.has(id)) this.#lanes.delete(id);
    for (const id of this.#lines.keys()) if (!ids.has(id)) this.#lines.delete(id);
    return wires.flatMap((wire) => {
      const known = this.#lines.get(wire.id);
      if (known?.wire === wire) return [known];
      const from = terminalOf(wire.from);
      const to = terminalOf(wire.to);
      if (from === undefined || to === undefined) return [];
      const line: WireLine = {
        wire,
        points: routeWire(from, to, laneOf(this.#laneFor(wire.id))),
        radius: wire.circuit === 'control' ? RADIUS.control : RADIUS.other,
      };
      this.#lines.set(wire.id, line);
      return [line];
    });
  }

  #laneFor(id: string): number {
    const own = this.#lanes.get(id);
    if (own !== undefined) return own;
    const taken = new Set(this.#lanes.values());
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    this.#lanes.set(id, lane);
    return lane;
  }
}
