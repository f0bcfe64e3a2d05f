import type { Wire } from '@tongyan/sim-engine/electrical';

/** One wire of the drawing. */
export interface DrawnWire {
  readonly from: string;
  readonly to: string;
  /** Number of the control net or name of the conductor that the ferrules at both ends carry. */
  readonly mark: string;
  readonly circuit: 'supply' | 'power' | 'control' | 'protective';
}

const chain = (circuit: DrawnWire['circuit'], mark: string, ...terminals: readonly string[]): DrawnWire[] =>
  terminals.slice(1).map((to, index) => ({ from: terminals[index] ?? to, to, mark, circuit }));

/** What the electrician finds connected: the supply's cable and the control transformer. */
export const SUPPLY_WIRING: readonly DrawnWire[] = [
  ...chain('supply', 'L1', 'supply:L1', 'QF:1'),
  ...chain('supply', 'L2', 'supply:L2', 'QF:3'),
  ...chain('supply', 'L3', 'supply:L3', 'QF:5'),
  ...chain('supply', 'PE', 'supply:PE', 'mainPE:1'),
  ...chain('supply', 'PE', 'mainPE:2', 'PE:1'),
  // Before FU1, so that the control circuit outlives a short circuit of the motor's: L1 and L3.
  ...chain('supply', 'L11', 'QF:2', 'TC:1'),
  ...chain('supply', 'L31', 'QF:6', 'TC:2'),
  // The emergency stop cuts everything behind the transformer; the lamps on the door came with it.
  ...chain('supply', '1.0', 'TC:3', 'SB0:11'),
  ...chain('supply', '1.1', 'SB0:12', 'FU2:1', 'FR:97'),
  ...chain('supply', '1.0', 'TC:3', 'HL1:X1'),
  ...chain('supply', '6', 'KM3:A1', 'HL2:X1'),
  ...chain('supply', '8', 'KM2:A1', 'HL3:X1'),
  ...chain('supply', '9', 'FR:98', 'HL4:X1'),
  ...chain('supply', '0', 'TC:4', 'X0:1'),
  ...chain('supply', '0', 'X0:2', 'HL1:X2', 'HL2:X2', 'HL3:X2', 'HL4:X2'),
];

export const POWER_WIRING: readonly DrawnWire[] = [
  ...chain('power', 'L11', 'QF:2', 'FU1:1'),
  ...chain('power', 'L21', 'QF:4', 'FU1:3'),
  ...chain('power', 'L31', 'QF:6', 'FU1:5'),
  ...chain('power', 'L12', 'FU1:2', 'KM1:1', 'KM2:1'),
  ...chain('power', 'L22', 'FU1:4', 'KM1:3', 'KM2:3'),
  ...chain('power', 'L32', 'FU1:6', 'KM1:5', 'KM2:5'),
  ...chain('power', 'U11', 'KM1:2', 'FR:1'),
  ...chain('power', 'V11', 'KM1:4', 'FR:3'),
  ...chain('power', 'W11', 'KM1:6', 'FR:5'),
  ...chain('power', 'U1', 'FR:2', 'M:U1'),
  ...chain('power', 'V1', 'FR:4', 'M:V1'),
  ...chain('power', 'W1', 'FR:6', 'M:W1'),
  // Delta: L1 to W2, L2 to U2, L3 to V2; the same ends go to the star contactor.
  ...chain('power', 'W2', 'KM2:2', 'M:W2'),
  ...chain('power', 'U2', 'KM2:4', 'M:U2'),
  ...chain('power', 'V2', 'KM2:6', 'M:V2'),
  ...chain('power', 'W2', 'KM2:2', 'KM3:1'),
  ...chain('power', 'U2', 'KM2:4', 'KM3:3'),
  ...chain('power', 'V2', 'KM2:6', 'KM3:5'),
  ...chain('power', 'N1', 'KM3:2', 'KM3:4', 'KM3:6'),
];

export const PROTECTIVE_WIRING: readonly DrawnWire[] = [
  // The secondary is earthed at its end 0.
  ...chain('protective', 'PE', 'PE:5', 'TC:4'),
  ...chain('protective', 'PE', 'PE:2', 'M:PE'),
  ...chain('protective', 'PE', 'PE:3', 'door:PE'),
  ...chain('protective', 'PE', 'PE:4', 'rail:PE'),
];

export const CONTROL_WIRING: readonly DrawnWire[] = [
  ...chain('control', '1', 'FU2:2', 'FR:95'),
  ...chain('control', '2', 'FR:96', 'SB1:11'),
  ...chain('control', '3', 'SB1:12', 'SB2:13', 'KM1:13'),
  ...chain('control', '4', 'SB2:14', 'KM2:21', 'KM3:13'),
  ...chain('control', '5', 'KM2:22', 'KT:A1', 'KT:55'),
  ...chain('control', '6', 'KT:56', 'KM3:A1'),
  ...chain('control', '7', 'KM3:14', 'KM1:14', 'KM1:A1', 'KM3:21'),
  ...chain('control', '8', 'KM3:22', 'KM2:A1'),
  ...chain('control', '0', 'X0:3', 'KT:A2', 'KM1:A2', 'KM2:A2', 'KM3:A2'),
];

/** What a trainee wires. */
export const TRAINEE_WIRING: readonly DrawnWire[] = [...POWER_WIRING, ...PROTECTIVE_WIRING, ...CONTROL_WIRING];

/** The whole drawing; the parts that a trainee wires are those beside `supply`. */
export const DRAWING: readonly DrawnWire[] = [...SUPPLY_WIRING, ...TRAINEE_WIRING];

/** Colours of IEC 60204-1: black for power, red for alternating control voltage, green-yellow for protection alone. */
export const WIRE_COLOURS = { supply: 'black', power: 'black', control: 'red', protective: 'green-yellow' } as const;

/** In the middle of what the terminals ask for. */
export const TORQUE_NM = 1;

/** Wires as a run begins with them, the way a tidy electrician leaves them. */
export function asWires(drawn: readonly DrawnWire[]): readonly Wire[] {
  return drawn.map(({ from, to, mark, circuit }, index) => ({
    id: `d${index + 1}`,
    from,
    to,
    attributes: { mark, circuit, colour: WIRE_COLOURS[circuit], torqueNm: TORQUE_NM },
  }));
}
