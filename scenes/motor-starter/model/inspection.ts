import { type CircuitMode, modeOf, type Wire } from '@tongyan/sim-engine/electrical';
import type { Block } from '@tongyan/sim-engine/kernel';

import { type Net, netsOf, rightNets } from './nets.ts';
import { DRAWING, type DrawnWire } from './wiring.ts';

/** What an examiner would look at. Hidden from a trainee. */
const QUANTITIES = {
  'inspection.power': { unit: '1', description: 'share of the power nets that are wired as drawn' },
  'inspection.control': { unit: '1', description: 'share of the control nets that are wired as drawn' },
  'inspection.protective': { unit: '1', description: 'share of the protective nets that are wired as drawn' },
  'inspection.marks': {
    unit: '1',
    description: 'share of the trainee’s wires with a mark, the colour of their circuit and the torque of their screws',
  },
  'inspection.workedLive': {
    unit: '1',
    description: 'how often somebody worked on live parts, or measured ohms on them',
  },
} as const;

type Quantity = keyof typeof QUANTITIES;

const NAMES = Object.keys(QUANTITIES) as readonly Quantity[];

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

const ACCEPTED: readonly (readonly Net[])[] = [DRAWING, otherDelta(DRAWING)].flatMap((drawing) =>
  ORDERS.map((order) => netsOf(starIn(order, drawing))),
);

/** Colours of IEC 60204-1: black for power, red for alternating control voltage, green-yellow for protection alone. */
const COLOURS: Readonly<Record<string, string>> = { power: 'black', control: 'red', protective: 'green-yellow' };

function isTidy({ attributes }: Wire): boolean {
  const { mark, circuit, colour, torqueNm } = attributes;
  const torqued = typeof torqueNm === 'number' && torqueNm >= 0.8 && torqueNm <= 1.2;
  return typeof mark === 'string' && mark !== '' && colour === COLOURS[String(circuit)] && torqued;
}

function shareOf(circuit: DrawnWire['circuit'], wires: readonly Wire[]): number {
  const shares = ACCEPTED.map((nets) => {
    const own = nets.filter((net) => net.circuit === circuit);
    return rightNets(own, wires).length / own.length;
  });
  return Math.max(...shares);
}

type Findings = Readonly<Record<Exclude<Quantity, 'inspection.workedLive'>, number>>;

const known = new WeakMap<readonly Wire[], Findings>();

/** Looks at the wires once for each change of them. */
function inspect(wires: readonly Wire[]): Findings {
  const before = known.get(wires);
  if (before !== undefined) return before;
  // The supply's wires were there before: they have no torque of the trainee's.
  const own = wires.filter(({ attributes }) => attributes['circuit'] !== 'supply');
  const findings: Findings = {
    'inspection.power': shareOf('power', wires),
    'inspection.control': shareOf('control', wires),
    'inspection.protective': shareOf('protective', wires),
    'inspection.marks': own.length === 0 ? 0 : own.filter(isTidy).length / own.length,
  };
  known.set(wires, findings);
  return findings;
}

const DANGEROUS = new Set(['workedLive', 'resistanceMeasuredLive', 'electricShock']);

function dangersOf({ events }: CircuitMode): number {
  return events.filter(({ code }) => DANGEROUS.has(code)).length;
}

/** Modes by the run whose findings are of them: modes are replaced, never changed in place, and hardly any tick replaces one. */
const inspectedModes = new WeakMap<Float64Array, CircuitMode>();

/** The cabinet's block with an examiner's view added behind its own quantities. */
export function inspected(block: Block): Block {
  const { discrete = {}, outputs = {} } = block;
  const base = Object.keys(discrete).length;
  return {
    ...block,
    discrete: {
      ...discrete,
      ...Object.fromEntries(NAMES.map((name) => [name, { unit: QUANTITIES[name].unit, value: 0 }])),
    },
    outputs: {
      ...outputs,
      ...Object.fromEntries(NAMES.map((name) => [name, { ...QUANTITIES[name], visible: false }])),
    },
    update(frame) {
      block.update?.(frame);
      const mode = modeOf(frame);
      if (inspectedModes.get(frame.d.floats) === mode) return;
      inspectedModes.set(frame.d.floats, mode);
      const findings = { ...inspect(mode.wires), 'inspection.workedLive': dangersOf(mode) };
      for (const [index, name] of NAMES.entries()) frame.d.floats[base + index] = findings[name];
    },
  };
}
