import type { Wire } from '@tongyan/sim-engine/electrical';

import { type Net, netsOf, rightNets } from './nets.ts';
import { DRAWING, type DrawnWire, SUPPLY_WIRING, TRAINEE_WIRING, WIRE_COLOURS } from '../wiring.ts';

/** What an examiner sees of the wires; shares from 0 to 1. */
export interface WiringFindings {
  readonly power: number;
  readonly control: number;
  readonly protective: number;
  /** Of the trainee's wires: those with the right mark, the colour of their circuit and the torque of their screws. */
  readonly marks: number;
  /** How many wires are the trainee's own. */
  readonly wires: number;
}

/** Where the delta leads may also come from: it turns the same way. */
const OTHER_DELTA: Readonly<Record<string, string>> = { 'KM2:2': 'KM2:4', 'KM2:4': 'KM2:6', 'KM2:6': 'KM2:2' };

/** The same drawing with KM2 to V2, W2, U2. */
const otherDelta = (drawing: readonly DrawnWire[]): readonly DrawnWire[] =>
  drawing.map((wire) => (wire.to.startsWith('M:') ? { ...wire, from: OTHER_DELTA[wire.from] ?? wire.from } : wire));

/** A star has no first pole: which of KM3's takes which end is the electrician's choice. */
const STAR_POLES = ['KM3:1', 'KM3:3', 'KM3:5'];
const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

function starIn(order: (typeof ORDERS)[number], drawing: readonly DrawnWire[]): readonly DrawnWire[] {
  const moved = (terminal: string): string => {
    const pole = STAR_POLES.indexOf(terminal);
    return pole < 0 ? terminal : (STAR_POLES[order[pole] ?? pole] ?? terminal);
  };
  return drawing.map((wire) => ({ ...wire, from: moved(wire.from), to: moved(wire.to) }));
}

const CIRCUITS = ['power', 'control', 'protective'] as const;
type Circuit = (typeof CIRCUITS)[number];

/** The nets of each circuit, for every drawing that is accepted. */
const ACCEPTED: readonly Readonly<Record<Circuit, readonly Net[]>>[] = [DRAWING, otherDelta(DRAWING)].flatMap(
  (drawing) =>
    ORDERS.map((order) => {
      const nets = netsOf(starIn(order, drawing));
      const of = (circuit: Circuit): readonly Net[] => nets.filter((net) => net.circuit === circuit);
      return { power: of('power'), control: of('control'), protective: of('protective') };
    }),
);

function shareOf(circuit: Circuit, wires: readonly Wire[]): number {
  return Math.max(...ACCEPTED.map(({ [circuit]: nets }) => rightNets(nets, wires).length / nets.length));
}

/** What the drawing writes on the ferrules at a terminal. The two ends of KM2's other delta bear either's. */
const MARKS = new Map<string, Set<string>>();
for (const { from, to, mark } of DRAWING)
  for (const terminal of [from, to]) MARKS.set(terminal, (MARKS.get(terminal) ?? new Set()).add(mark));

const CIRCUIT_OF_MARK = new Map(TRAINEE_WIRING.map(({ mark, circuit }) => [mark, circuit]));
const FOUND = new Set(SUPPLY_WIRING.map(({ from, to }) => `${from} ${to}`));

function isTidy({ from, to, attributes }: Wire): boolean {
  const { mark, colour, torqueNm } = attributes;
  const circuit = CIRCUIT_OF_MARK.get(String(mark));
  const torqued = typeof torqueNm === 'number' && torqueNm >= 0.8 && torqueNm <= 1.2;
  const marked = [from, to].some((terminal) => MARKS.get(terminal)?.has(String(mark)) === true);
  return marked && circuit !== undefined && colour === WIRE_COLOURS[circuit] && torqued;
}

const known = new WeakMap<readonly Wire[], WiringFindings>();

/** Looks at the wires; once for each change of them. */
export function inspectWires(wires: readonly Wire[]): WiringFindings {
  const before = known.get(wires);
  if (before !== undefined) return before;
  // The supply's wires were there before: they have no torque of the trainee's.
  const own = wires.filter(({ from, to }) => !FOUND.has(`${from} ${to}`));
  const findings: WiringFindings = {
    power: shareOf('power', wires),
    control: shareOf('control', wires),
    protective: shareOf('protective', wires),
    marks: own.length === 0 ? 0 : own.filter(isTidy).length / own.length,
    wires: own.length,
  };
  known.set(wires, findings);
  return findings;
}
