import { type Label, LabelSheet, type PlacedLabel, type Point, type Solids } from '../../../kit/index.ts';
import { DOOR } from '../layout/devices.ts';
import { type Terminal, terminalOf } from '../layout/terminals.ts';
import type { WireLine } from './wire-lines.ts';

const WIDTH = 6.6;
const HEIGHT = 5;

interface End {
  readonly terminal: Terminal;
  readonly at: Point;
  /** Below one another where two wires share a screw. */
  readonly mark: string;
}

function endsOf(lines: readonly WireLine[]): End[] {
  const used = new Map<string, number>();
  return lines.flatMap(({ wire }) =>
    [wire.from, wire.to].flatMap((id): End[] => {
      const terminal = terminalOf(id);
      if (terminal === undefined || wire.mark === '') return [];
      const count = used.get(id) ?? 0;
      used.set(id, count + 1);
      const { at, radius, way } = terminal;
      const y = at[1] + way.exit * (radius + 3.4 + count * (HEIGHT + 0.4));
      return [{ terminal, at: [at[0], y, at[2] + 0.4], mark: wire.mark }];
    }),
  );
}

/** Sleeves with the wire's number at both of its ends. */
export function addFerrules(solids: Solids, lines: readonly WireLine[]): void {
  for (const { at, terminal } of endsOf(lines)) {
    const turned: Point = terminal.way.to === 'door' ? [0, DOOR.turnedRad, 0] : [0, 0, 0];
    solids.block('plastic', '#eceee8', [WIDTH, HEIGHT - 0.4, 3.4], { at: [at[0], at[1], at[2] - 1.8], turned });
  }
}

/** The numbers on the sleeves, on a sheet of their own. */
export function ferruleLabels(lines: readonly WireLine[]): {
  readonly sheet: LabelSheet;
  readonly placed: readonly PlacedLabel[];
} {
  const ends = endsOf(lines);
  const marks = [...new Set(ends.map(({ mark }) => mark))];
  const labels = marks.map((mark): Label => ({
    id: mark,
    text: mark.slice(0, 4),
    width: WIDTH,
    height: HEIGHT - 0.4,
    letters: mark.length > 2 ? 3 : 4.2,
    ink: '#101718',
    ground: '#f2f3ef',
    bold: true,
  }));
  const placed = ends.map(({ at, terminal, mark }): PlacedLabel => ({
    id: mark,
    at,
    ...(terminal.way.to === 'door' ? { turned: [0, DOOR.turnedRad, 0] as const } : {}),
  }));
  return { sheet: new LabelSheet(labels, 8, { widthPx: 512 }), placed };
}
