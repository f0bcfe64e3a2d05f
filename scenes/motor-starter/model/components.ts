import {
  bar,
  breaker,
  type CircuitDescription,
  clampMeter,
  contactor,
  definePart,
  fuse,
  impedance,
  lamp,
  motor,
  type MotorWindings,
  multimeter,
  overloadRelay,
  type Part,
  person,
  pushButton,
  type Stray,
  supply,
  timer,
  transformer,
} from '@tongyan/sim-engine/electrical';

/** The equivalent star of the 7.5 kW motor; its windings, joined in delta when it runs, have three times these values. */
const STAR = { statorOhm: 0.7384, rotorOhm: 0.7402, selfH: 0.127145, mutualH: 0.1241 } as const;

export const MOTOR_WINDINGS: MotorWindings = {
  statorOhm: 3 * STAR.statorOhm,
  rotorOhm: 3 * STAR.rotorOhm,
  statorLeakageH: 3 * (STAR.selfH - STAR.mutualH),
  rotorLeakageH: 3 * (STAR.selfH - STAR.mutualH),
  magnetisingH: 3 * STAR.mutualH,
  polePairs: 2,
};

const CONTROL_V = 220;

/** Where the voltages to earth of the power and control nets are read: by conductor and by number of the drawing. */
const TEST_POINTS: Readonly<Record<string, string>> = {
  L11: 'QF:2',
  L21: 'QF:4',
  L31: 'QF:6',
  U1: 'M:U1',
  V1: 'M:V1',
  W1: 'M:W1',
  U2: 'M:U2',
  V2: 'M:V2',
  W2: 'M:W2',
  n1: 'FU2:2',
  n2: 'FR:96',
  n3: 'SB1:12',
  n4: 'SB2:14',
  n5: 'KM2:22',
  n6: 'KT:56',
  n7: 'KM1:A1',
  n8: 'KM3:22',
  frame: 'M:PE',
  door: 'door:PE',
};

/** Outputs `net.…` for judges and for instructors; a trainee has to measure. */
function testPoints(): Part {
  return definePart<string, string, string>({
    kind: 'testPoints',
    instrument: true,
    terminals: [],
    probes: Object.fromEntries(
      Object.entries(TEST_POINTS).map(([name, terminal]) => [
        `${name}V`,
        { of: 'voltage', between: [terminal, 'supply:PE'] } as const,
      ]),
    ),
  });
}

const indicator = (): Part => lamp({ ratedV: CONTROL_V, ratedW: 1, led: true });

/** The panel's voltmeter, behind QF between L1 and L2. */
function voltmeter(): Part {
  return definePart<string, string, string>({
    kind: 'voltmeter',
    instrument: true,
    terminals: [],
    probes: { volts: { of: 'voltage', between: ['QF:2', 'QF:4'], visible: true } },
  });
}

const parts: Readonly<Record<string, Part>> = {
  supply: supply({ lineV: 380, prospectiveA: 3000 }),
  QF: breaker({ ratedA: 25, magneticMultiple: 14, metered: true }),
  FU1: fuse({ ratedA: 32, poles: 3 }),
  FU2: fuse({ ratedA: 2, poles: 1 }),
  TC: transformer({ primaryV: 380, secondaryV: CONTROL_V, ratedVA: 100 }),
  KM1: contactor({ coilV: CONTROL_V }),
  KM2: contactor({ coilV: CONTROL_V }),
  KM3: contactor({ coilV: CONTROL_V }),
  KT: timer({ delay: 'on', coilV: CONTROL_V, dialS: 1, highestS: 30 }),
  FR: overloadRelay({ lowestA: 7, highestA: 16, dialA: 14.2 }),
  SB0: pushButton({ latching: true }),
  SB1: pushButton(),
  SB2: pushButton(),
  // On the door: power, star, run, overload.
  HL1: indicator(),
  HL2: indicator(),
  HL3: indicator(),
  HL4: indicator(),
  X0: bar(['1', '2', '3', '4', '5', '6']),
  M: motor({ windings: MOTOR_WINDINGS, inertiaKgm2: 0.35, fanNmps2: 45 / (150 * 150), frictionNm: 0.05 }),
  // The protective conductor's way from the supply to the cabinet's bar.
  mainPE: impedance({ ohm: 0.02 }),
  PE: bar(['1', '2', '3', '4', '5', '6']),
  door: bar(['PE']),
  rail: bar(['PE']),
  meter: multimeter(),
  insulationTester: multimeter(),
  clamp: clampMeter(),
  person: person(),
  PV: voltmeter(),
  net: testPoints(),
};

/** Metres of wire beside live ones, at about 100 pF a metre: every control terminal has some to its neighbours and to the rail. */
const STRAY_FARAD = 1.5e-10;
const CONTROL_TERMINALS = [
  'SB1:11',
  'SB1:12',
  'SB1:13',
  'SB1:14',
  'SB2:11',
  'SB2:12',
  'SB2:13',
  'SB2:14',
  ...['KM1', 'KM2', 'KM3'].flatMap((name) => ['13', '14', '21', '22', 'A1', 'A2'].map((mark) => `${name}:${mark}`)),
  ...['A1', 'A2', '55', '56', '67', '68'].map((mark) => `KT:${mark}`),
  'FR:95',
  'FR:96',
];
const POWER_TERMINALS = ['U1', 'V1', 'W1', 'U2', 'V2', 'W2'].map((mark) => `M:${mark}`);

const strays: readonly Stray[] = [
  // FU2's load side is the live conductor of the control duct.
  ...CONTROL_TERMINALS.flatMap((terminal): Stray[] => [
    { between: [terminal, 'FU2:2'], farad: STRAY_FARAD },
    { between: [terminal, 'rail:PE'], farad: STRAY_FARAD },
  ]),
  // A motor's windings lie in slots of its frame.
  ...POWER_TERMINALS.map((terminal): Stray => ({ between: [terminal, 'M:PE'], farad: 2e-9 })),
];

/** The cabinet with its motor and instruments. */
export const CABINET: CircuitDescription = { frequencyHz: 50, parts, earth: 'supply:PE', strays };

/** What a person can put a new one of, or have put right: everything but instruments. */
export const REPLACEABLE: readonly string[] = Object.entries(parts)
  .filter(([, { instrument }]) => instrument !== true)
  .map(([name]) => name);

const ALL_TERMINALS = Object.entries(parts).flatMap(([name, { terminals }]) =>
  terminals.map((mark) => `${name}:${mark}`),
);

/** The terminal with this index among all of the cabinet's, as the state of a clamp meter names it. */
export const terminalAt = (index: number): string => ALL_TERMINALS[index] ?? '';

/** A part's place as `renewedPart` tells it. */
export const placeOfPart = (part: string): number => Object.keys(parts).indexOf(part) + 1;

/** Marks of all terminals that a trainee may wire. */
export const TERMINALS: readonly string[] = Object.entries(parts)
  .filter(([, { instrument }]) => instrument !== true)
  .flatMap(([name, { terminals }]) =>
    terminals.filter((mark) => !mark.startsWith('.')).map((mark) => `${name}:${mark}`),
  );
