import type { Json } from '@tongyan/sim-engine/kernel';

/**
 * What the machining centre shows and takes: one block `mill` in the system `cnc-mill`. Everything here is read by exercises, controls
 * and views; how it works is in the files beside.
 *
 * Coordinates. *Machine*: of the spindle's gauge point as the control counts it, mm, 0 at the reference, X −800…0, Y −500…0, Z −500…0.
 * *Part*: origin in the middle of the blank, on its underside; a new blank reaches from −50, −40, 0 to 50, 40, 30.
 */
export const MILL = 'mill';

export const AXIS_NAMES = ['x', 'y', 'z'] as const;
export type AxisName = (typeof AXIS_NAMES)[number];

export const OPERATIONS = ['reference', 'jog', 'handle', 'mdi', 'auto'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** Worn by the operator. Gloves are the mistake: they and a turning spindle are dangerous. */
export const WEARABLES = ['gloves', 'glasses', 'shoes', 'overall', 'cap'] as const;
export type Wearable = (typeof WEARABLES)[number];

/** Faces that the edge finder touches; named by the direction in which they look. */
export const PROBE_FACES = ['left', 'right', 'front', 'back', 'top'] as const;
export type ProbeFace = (typeof PROBE_FACES)[number];

/** What can be put in order by hand: `service`. */
export const SERVICE_ITEMS = [
  'homeSwitch',
  'toolSetter',
  'spindleTaper',
  'drawbar',
  'nozzle',
  'vice',
  'airFilter',
  'oil',
] as const;
export type ServiceItem = (typeof SERVICE_ITEMS)[number];

/** What is swept clean after the work: `clean`. */
export const CLEANABLES = ['table', 'vice', 'floor'] as const;
export type Cleanable = (typeof CLEANABLES)[number];

/** Numbers of the tools of the cart; 9 is the edge finder. */
export const TOOL_NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export const PROBE_TOOL = 9;
/** The edge finder's ball. */
export const PROBE_BALL_MM = 6;

/** The whole of a program: more is refused as `programTooLong`. */
export const PROGRAM_LIMITS = { lines: 20_000, characters: 1_000_000, moves: 200_000, problems: 50 } as const;
/** Of one `appendProgram`: a log's entry holds 64 KB. */
export const PROGRAM_PART_CHARACTERS = 30_000;

/** Codes of alarms as the screen shows them; the text is `alarm.<key>`. */
export const ALARMS = {
  emergencyStop: 'EX1000',
  airLow: 'EX1001',
  toolChangeAir: 'EX1002',
  toolMissing: 'EX1004',
  oilLow: 'EX1005',
  collision: 'EX1010',
  toolBroken: 'EX1011',
  stall: 'SP1241',
  travel: 'OT0500',
  followError: 'SV0411',
} as const;
export type AlarmKey = keyof typeof ALARMS;

export interface ShownAlarm {
  readonly key: AlarmKey;
  readonly code: string;
  readonly tick: number;
  /** Of the program, where it came from one. */
  readonly line: number | null;
}

export interface ShownTool {
  /** In the magazine or the spindle, rather than on the cart. */
  readonly fitted: boolean;
  /** What is seen at once, without a loupe. */
  readonly broken: boolean;
}

export interface ShownProblem {
  readonly line: number;
  readonly column: number;
  /** A `RefusalCode` of the interpreter, or `unsupported`, `noFeed`, `noSpindle`, `notFinite`, `outOfTravel`, `toolMissing`. */
  readonly code: string;
  /** As controls word it, in English. */
  readonly message: string;
}

/** What runs the axes. */
export type MotionKind = 'none' | 'home' | 'jog' | 'handle' | 'mdi' | 'auto' | 'touch' | 'probe' | 'toolCall';

/**
 * The block's mode. Every field but `hidden` is in `visibleMode`: predicates of kind `mode` may ask `hidden` too, trainees do not
 * see it.
 */
export interface MillMode {
  air: boolean;
  /** What the regulator is set to, MPa; what arrives is `airMPa`. */
  airSetMPa: number;
  oilOk: boolean;
  mainSwitch: boolean;
  control: 'off' | 'starting' | 'on';
  emergencyStop: boolean;
  door: 'open' | 'closed';
  wearing: Record<Wearable, boolean>;
  operation: Operation;
  homed: Record<AxisName, boolean>;
  motion: MotionKind;
  /** Of the program or block under way: what its lamp shows. */
  cycle: 'idle' | 'running' | 'held' | 'waiting';
  blank: 'none' | 'loose' | 'clamped';
  vice: {
    torqueNm: number;
    /** Last reading of the indicator along the fixed jaw, mm over 100 mm; null before the first. */
    indicatorMmPer100: number | null;
  };
  tools: Record<string, ShownTool>;
  offsets: {
    g54: Record<AxisName, number>;
    h: Record<string, number>;
    /** Diameters. */
    d: Record<string, number>;
    /** Backlash compensation. */
    backlash: Record<AxisName, number>;
    kvPerS: number;
  };
  /** Last reading of the tool setter. */
  touch: { toolNumber: number; lengthMm: number } | null;
  /** Last touch of the edge finder: where the gauge point stood, machine coordinates along the face's axis. */
  probe: { face: ProbeFace; machineMm: number } | null;
  /** Last reversal test with the indicator. */
  reversal: { axis: AxisName; playMm: number } | null;
  /** Last tool looked at through the loupe. */
  inspection: { toolNumber: number; wearMm: number } | null;
  program: {
    /** Grows with every text that is loaded; 0 is none. */
    version: number;
    lines: number;
    /** While a text comes in parts. */
    loading: boolean;
    /** Version that `checkProgram` was last given for; its problems beside it, at most 50. */
    checkedVersion: number;
    problems: ShownProblem[];
    selectedLine: number;
    /** Versions that ran to their end as a dry run, and in earnest. */
    dryRunVersion: number;
    finishedVersion: number;
  };
  singleBlock: boolean;
  dryRun: boolean;
  optionalStop: boolean;
  coolant: boolean;
  feedOverridePercent: number;
  rapidOverridePercent: number;
  alarms: ShownAlarm[];
  deburred: boolean;
  cleaned: Record<Cleanable, boolean>;
  /** What was put in order since the run began, and how often. */
  serviced: Record<ServiceItem, number>;
  /** What extensions of the block show, such as the readings of gauges: by their own names. */
  readings: Record<string, Json>;
  hidden: MillSecrets;
}

/** Of the mode, for judging alone. */
export interface MillSecrets {
  /** What a repair has undone of a fault that was really there: such a fault no longer acts. */
  repaired: Record<Exclude<ServiceItem, 'oil'>, boolean>;
  /** Faults that struck a register or a tool once, and how far: by name of the parameter. */
  struck: Record<string, number>;
  /** Where the vice stands askew, mm over 100 mm. */
  viceErrorMmPer100: number;
  /** What the last reference run took for zero, against the true one. */
  homeErrorMm: Record<AxisName, number>;
  /** How far the tool has crept out of the taper, mm. */
  creepMm: number;
  /** How warm the spindle is, 0 to 1. */
  warmth: number;
}

export { type MillOutput, OUTPUTS } from './signals.ts';

/**
 * Commands of `mill` with their arguments. Refusals are codes (`refusal.<code>` in the strings): `malformedArguments`, `noAir`, `noPower`,
 * `controlOff`, `emergencyStop`, `doorOpen`, `doorLocked`, `alarmActive`, `notHomed`, `wrongOperation`, `moving`, `spindleTurns`,
 * `noProgram`, `programHasProblems`, `programTooLong`, `notLoading`, `noBlank`, `blankPresent`, `viceOpen`, `viceClosed`, `noTool`,
 * `toolMissing`, `toolBroken`, `wrongTool`, `outOfTravel`, `outOfRange`, `unknownRegister`, `nothingToStart`, `noReading`, `blankClamped`.
 */
export interface MillCommands {
  air: { open: boolean };
  airRegulator: { mpa: number };
  mainSwitch: { on: boolean };
  /** The green key; the control starts up in 4 s. */
  controlOn: null;
  controlOff: null;
  emergencyStop: { pressed: boolean };
  door: { open: boolean };
  wear: { item: Wearable; on: boolean };
  mode: { mode: Operation };
  /** Runs an axis to its reference; `all` goes Z first, then X and Y. */
  home: { axis: AxisName | 'all' };
  /** 0 stops; runs until then, or to the end of travel. */
  jog: { axis: AxisName; direction: -1 | 0 | 1 };
  /** One turn has 100 clicks; `stepMm` is 0.001, 0.01 or 0.1. */
  handle: { axis: AxisName; stepMm: number; clicks: number };
  mdi: { text: string };
  /** The manual keys, in `jog` and `handle`; 0 stops; negative turns backwards. */
  spindle: { rpm: number };
  coolant: { on: boolean };
  /** Brings a tool out of the magazine into the spindle; 0 puts the spindle's tool back. */
  callTool: { toolNumber: number };
  loadBlank: null;
  unloadBlank: null;
  clampVice: { torqueNm: number };
  unclampVice: null;
  /** Runs the indicator along the fixed jaw. */
  indicateVice: null;
  /** A tap of the hammer: turns the vice by so much over 100 mm; positive taps take away a positive reading. */
  tapVice: { mmPer100: number };
  /** Out of the cart into the magazine. */
  fitTool: { toolNumber: number };
  /** A new one of the same kind: its length is another. */
  replaceTool: { toolNumber: number };
  inspectTool: { toolNumber: number };
  /** Runs the tool in the spindle onto the setter: about 6 s; the reading is `touch`. */
  touchTool: { toolNumber: number };
  /** With the edge finder in the spindle: about 6 s; the reading is `probe`. */
  probeFace: { face: ProbeFace };
  /** Reverses an axis against the indicator; the reading is `reversal`. */
  testReversal: { axis: AxisName };
  /**
   * `G54X`, `G54Y`, `G54Z`, `H1`…`H9`, `D1`…`D9` (a diameter), `BX`, `BY`, `BZ` (what is added on reversal), `KV` (servo gain, 1/s).
   */
  setOffset: { register: string; valueMm: number };
  /** A program that is short enough for one command; else begin, append in parts, end. */
  loadProgram: { text: string };
  beginProgram: null;
  appendProgram: { text: string };
  endProgram: null;
  checkProgram: null;
  /** Where the next start begins; what earlier lines set holds. */
  selectLine: { line: number };
  singleBlock: { on: boolean };
  /** Feeds 100 mm higher than programmed, at the dry-run speed. */
  dryRun: { on: boolean };
  optionalStop: { on: boolean };
  feedOverride: { percent: number };
  rapidOverride: { percent: 0 | 25 | 50 | 100 };
  cycleStart: null;
  feedHold: null;
  /** Ends motion and program, and clears alarms whose cause is gone. */
  reset: null;
  deburr: null;
  clean: { item: Cleanable };
  service: { item: ServiceItem };
}

export type MillCommandName = keyof MillCommands;
