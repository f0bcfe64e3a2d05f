import type { AxisPosition, CanonicalCall, PlainCall, ToolOffset } from './canon.ts';

/** From here on `toFixed` would write an exponent. */
const LARGEST_PLAIN = 1e21;

/** `.0000` to `.9999`. */
const FRACTIONS: readonly string[] = Array.from({ length: 10_000 }, (_, index) => `.${String(index).padStart(4, '0')}`);

/** Nearer to the middle between two outputs than this, only the exact expansion of the double tells which one is nearer. */
const SURELY = 0.499;
const LARGEST_QUICK = 1e9;

/** Four decimals, which almost all numbers have: `toFixed` takes several times as long. `undefined` where it could be wrong. */
function quickly(value: number): string | undefined {
  if (!(value > -LARGEST_QUICK && value < LARGEST_QUICK)) return undefined;
  const size = Math.abs(value) * 10_000;
  const rounded = Math.round(size);
  if (Math.abs(size - rounded) > SURELY) return undefined;
  const whole = Math.floor(rounded / 10_000);
  const digits = `${whole}${FRACTIONS[rounded - whole * 10_000]}`;
  return value < 0 || Object.is(value, -0) ? `-${digits}` : digits;
}

/** As far as the expansion of a double can be asked for; one that ends in a 5 right behind the decimals ends long before. */
const MOST_DECIMALS = 100;

/** C rounds a value that lies exactly between two outputs to the even one, `toFixed` away from zero. `undefined` for all others. */
function halfToEven(value: number, decimals: number): string | undefined {
  const whole = value.toFixed(MOST_DECIMALS);
  const end = whole.length - MOST_DECIMALS + decimals;
  if (!/^50*$/u.test(whole.slice(end))) return undefined;
  const isEven = Number(whole.slice(end - 1, end)) % 2 === 0;
  return isEven ? whole.slice(0, end) : undefined;
}

/** As C's `%.4f` writes it, the sign of a negative zero included. */
export function fixed(value: number, decimals = 4): string {
  const quick = decimals === 4 ? quickly(value) : undefined;
  if (quick !== undefined) return quick;
  if (value === 0 && Object.is(value, -0)) return `-${(0).toFixed(decimals)}`;
  if (Math.abs(value) < LARGEST_PLAIN || !Number.isFinite(value))
    return halfToEven(value, decimals) ?? value.toFixed(decimals);
  return `${BigInt(value)}.${'0'.repeat(decimals)}`;
}

function six({ x, y, z, a, b, c }: AxisPosition): string {
  return `${fixed(x)}, ${fixed(y)}, ${fixed(z)}, ${fixed(a)}, ${fixed(b)}, ${fixed(c)}`;
}

function nine(offset: ToolOffset, separator: string): string {
  const { x, y, z, a, b, c, u, v, w } = offset;
  return [
    [x, y, z],
    [a, b, c],
    [u, v, w],
  ]
    .map((triple) => triple.map((value) => fixed(value)).join(' '))
    .join(separator);
}

const PLANES = { xy: 'XY', xz: 'XZ', yz: 'YZ', unknown: 'UNKNOWN' } as const;
const PATHS = { exactPath: 'EXACT_PATH', exactStop: 'EXACT_STOP', continuous: 'CONTINUOUS' } as const;

const PLAIN: Readonly<Record<PlainCall['kind'], string>> = {
  disableAdaptiveFeed: 'DISABLE_ADAPTIVE_FEED()',
  disableFeedHold: 'DISABLE_FEED_HOLD()',
  disableFeedOverride: 'DISABLE_FEED_OVERRIDE()',
  enableAdaptiveFeed: 'ENABLE_ADAPTIVE_FEED()',
  enableFeedHold: 'ENABLE_FEED_HOLD()',
  enableFeedOverride: 'ENABLE_FEED_OVERRIDE()',
  finish: 'FINISH()',
  floodOff: 'FLOOD_OFF()',
  floodOn: 'FLOOD_ON()',
  logClose: 'LOGCLOSE()',
  mistOff: 'MIST_OFF()',
  mistOn: 'MIST_ON()',
  onReset: 'ON_RESET()',
  optionalProgramStop: 'OPTIONAL_PROGRAM_STOP()',
  palletShuttle: 'PALLET_SHUTTLE()',
  programEnd: 'PROGRAM_END()',
  programStop: 'PROGRAM_STOP()',
  reloadToolData: 'RELOAD_TOOLDATA()',
  startChange: 'START_CHANGE()',
  stopSpeedFeedSync: 'STOP_SPEED_FEED_SYNCH()',
  turnProbeOff: 'TURN_PROBE_OFF()',
  turnProbeOn: 'TURN_PROBE_ON()',
};

type WithArguments = Exclude<CanonicalCall['kind'], PlainCall['kind']>;

const PRINTERS: { readonly [Kind in WithArguments]: (call: Extract<CanonicalCall, { kind: Kind }>) => string } = {
  useLengthUnits: ({ units }) => `USE_LENGTH_UNITS(CANON_UNITS_${units === 'mm' ? 'MM' : 'INCHES'})`,
  setG5xOffset: (call) => `SET_G5X_OFFSET(${call.system}, ${six(call)})`,
  setG92Offset: (call) => `SET_G92_OFFSET(${six(call)})`,
  setXyRotation: ({ angleDeg }) => `SET_XY_ROTATION(${fixed(angleDeg)})`,
  setFeedReference: () => 'SET_FEED_REFERENCE(CANON_XYZ)',
  comment: ({ text }) => `COMMENT("${text}")`,
  message: ({ text }) => `MESSAGE("${text}")`,
  print: ({ text }) => text,
  log: ({ text }) => `LOG("${text}")`,
  logOpen: ({ text }) => `LOGOPEN("${text}")`,
  logAppend: ({ text }) => `LOGAPPEND("${text}")`,
  setFeedMode: ({ spindle, perRevolution }) => `SET_FEED_MODE(${spindle}, ${perRevolution ? 1 : 0})`,
  setFeedRate: ({ rate }) => `SET_FEED_RATE(${fixed(rate)})`,
  selectPlane: ({ plane }) => `SELECT_PLANE(CANON_PLANE_${PLANES[plane]})`,
  useToolLengthOffset: ({ offset }) => `USE_TOOL_LENGTH_OFFSET(${nine(offset, ', ')})`,
  straightTraverse: (call) => `STRAIGHT_TRAVERSE(${six(call)})`,
  straightFeed: (call) => `STRAIGHT_FEED(${six(call)})`,
  straightProbe: (call) => `STRAIGHT_PROBE(${six(call)})`,
  arcFeed: (call) => {
    const ends = `${fixed(call.firstEnd)}, ${fixed(call.secondEnd)}`;
    const centres = `${fixed(call.firstCentre)}, ${fixed(call.secondCentre)}`;
    const rest = `${fixed(call.axisEnd)}, ${fixed(call.a)}, ${fixed(call.b)}, ${fixed(call.c)}`;
    return `ARC_FEED(${ends}, ${centres}, ${call.turns}, ${rest})`;
  },
  nurbsFeed: ({ points }) => `NURBS_FEED(${points.length}, ...)`,
  rigidTap: ({ x, y, z }) => `RIGID_TAP(${fixed(x)}, ${fixed(y)}, ${fixed(z)})`,
  dwell: ({ seconds }) => `DWELL(${fixed(seconds)})`,
  setMotionControlMode: ({ mode, tolerance }) =>
    `SET_MOTION_CONTROL_MODE(CANON_${PATHS[mode]}${mode === 'continuous' ? `, ${fixed(tolerance, 6)}` : ''})`,
  setNaiveCamTolerance: ({ tolerance }) => `SET_NAIVECAM_TOLERANCE(${fixed(tolerance)})`,
  selectTool: ({ tool }) => `SELECT_TOOL(${tool})`,
  changeTool: ({ slot }) => `CHANGE_TOOL(${slot})`,
  changeToolNumber: ({ slot }) => `CHANGE_TOOL_NUMBER(${slot})`,
  setToolTableEntry: (call) => {
    const angles = `${fixed(call.frontAngleDeg)}, ${fixed(call.backAngleDeg)}`;
    return `SET_TOOL_TABLE_ENTRY(${call.slot}, ${call.tool}, ${nine(call.offset, ' ')}, ${angles}, ${call.orientation})`;
  },
  setSpindleSpeed: ({ spindle, speed }) => `SET_SPINDLE_SPEED(${spindle}, ${fixed(speed)})`,
  setSpindleMode: ({ spindle, limitRpm }) => `SET_SPINDLE_MODE(${spindle} ${fixed(limitRpm)})`,
  startSpindleClockwise: ({ spindle }) => `START_SPINDLE_CLOCKWISE(${spindle})`,
  startSpindleCounterclockwise: ({ spindle }) => `START_SPINDLE_COUNTERCLOCKWISE(${spindle})`,
  stopSpindleTurning: ({ spindle }) => `STOP_SPINDLE_TURNING(${spindle})`,
  orientSpindle: ({ spindle, angleDeg, direction }) => `ORIENT_SPINDLE(${spindle}, ${fixed(angleDeg)}, ${direction})`,
  waitOrientComplete: ({ spindle, timeoutS }) => `SPINDLE.${spindle}.WAIT_ORIENT_COMPLETE(${fixed(timeoutS)})`,
  enableSpeedOverride: ({ spindle }) => `ENABLE_SPEED_OVERRIDE(${spindle})`,
  disableSpeedOverride: ({ spindle }) => `DISABLE_SPEED_OVERRIDE(${spindle})`,
  startSpeedFeedSync: ({ pitch }) => `START_SPEED_FEED_SYNC(${fixed(pitch, 6)},0)`,
  setMotionOutputBit: ({ index }) => `SET_MOTION_OUTPUT_BIT(${index})`,
  clearMotionOutputBit: ({ index }) => `CLEAR_MOTION_OUTPUT_BIT(${index})`,
  setAuxOutputBit: ({ index }) => `SET_AUX_OUTPUT_BIT(${index})`,
  clearAuxOutputBit: ({ index }) => `CLEAR_AUX_OUTPUT_BIT(${index})`,
  setMotionOutputValue: ({ index, value }) => `SET_MOTION_OUTPUT_VALUE(${index},${fixed(value, 6)})`,
  setAuxOutputValue: ({ index, value }) => `SET_AUX_OUTPUT_VALUE(${index},${fixed(value, 6)})`,
};

/** One call as LinuxCNC's stand-alone rs274 writes it, without line number and N word; a `print` is its bare text. */
function printCall(call: CanonicalCall): string {
  const plain = (PLAIN as Readonly<Record<string, string>>)[call.kind];
  if (plain !== undefined) return plain;
  // The table has the right function for each kind; TypeScript cannot pair the two unions.
  return (PRINTERS as Readonly<Record<string, (call: CanonicalCall) => string>>)[call.kind]?.(call) ?? '';
}

/** Numbers the lines of a listing; a printed text (PRINT,…) stands unnumbered, as rs274 leaves it. */
export class CanonListing {
  #number = 0;

  line(call: CanonicalCall, sequence: string): string {
    if (call.kind === 'print') return call.text;
    this.#number += 1;
    const name = sequence === '' ? 'N.....' : `N${sequence}`;
    return `${String(this.#number).padStart(5)} ${name.padEnd(7)}${printCall(call)}`;
  }
}
