/** A point of the six axes in the active coordinate system: x, y, z in the announced length unit; a, b, c in degrees. */
export interface AxisPosition {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

export type Plane = 'xy' | 'xz' | 'yz';

/** Lengths of a tool by axis, in the announced length unit (or in inches in a `setToolTableEntry`). */
export interface ToolOffset extends AxisPosition {
  readonly u: number;
  readonly v: number;
  readonly w: number;
}

/** A control point of a spline in the XY plane, with its weight. */
export interface SplinePoint {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

interface Call<Kind extends string> {
  readonly kind: Kind;
}

interface Move<Kind extends string> extends Call<Kind>, AxisPosition {}

/**
 * An arc or helix. First and second axis are X Y in the XY plane, Z X in the XZ plane and Y Z in the YZ plane; `axisEnd` is
 * the third's end. `turns` above 0 goes counter-clockwise, below 0 clockwise; 1 means up to one full turn.
 */
export interface ArcFeed extends Call<'arcFeed'> {
  readonly plane: Plane;
  readonly firstEnd: number;
  readonly secondEnd: number;
  readonly firstCentre: number;
  readonly secondCentre: number;
  readonly turns: number;
  readonly axisEnd: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

interface Text<Kind extends string> extends Call<Kind> {
  readonly text: string;
}

interface OfSpindle<Kind extends string> extends Call<Kind> {
  readonly spindle: number;
}

interface OfIndex<Kind extends string> extends Call<Kind> {
  readonly index: number;
}

interface OfTolerance<Kind extends string> extends Call<Kind> {
  readonly tolerance: number;
}

interface OfTool<Kind extends string> extends Call<Kind> {
  readonly tool: number;
}

interface OfOutputValue<Kind extends string> extends OfIndex<Kind> {
  readonly value: number;
}

/** Calls without arguments. */
export type PlainCall = Call<
  | 'disableAdaptiveFeed'
  | 'disableFeedHold'
  | 'disableFeedOverride'
  | 'enableAdaptiveFeed'
  | 'enableFeedHold'
  | 'enableFeedOverride'
  | 'finish'
  | 'floodOff'
  | 'floodOn'
  | 'logClose'
  | 'mistOff'
  | 'mistOn'
  | 'onReset'
  | 'optionalProgramStop'
  | 'palletShuttle'
  | 'programEnd'
  | 'programStop'
  | 'reloadToolData'
  | 'startChange'
  | 'stopSpeedFeedSync'
  | 'turnProbeOff'
  | 'turnProbeOn'
>;

export interface SetToolTableEntry extends Call<'setToolTableEntry'> {
  /** Place in the table; 0 is the spindle. */
  readonly slot: number;
  readonly tool: number;
  readonly offset: ToolOffset;
  readonly frontAngleDeg: number;
  readonly backAngleDeg: number;
  readonly orientation: number;
}

/**
 * What a program asks of a machine, one call at a time, in the manner of RS274/NGC's canonical machining functions (NIST
 * IR 6556, chapter 4). Lengths are in the unit that the last `useLengthUnits` announced, angles in degrees, times in seconds.
 */
export type CanonicalCall =
  | PlainCall
  | (Call<'useLengthUnits'> & { readonly units: 'mm' | 'inch' })
  | (Move<'setG5xOffset'> & { readonly system: number })
  | Move<'setG92Offset'>
  | (Call<'setXyRotation'> & { readonly angleDeg: number })
  | (Call<'setFeedReference'> & { readonly reference: 'xyz' })
  | Text<'comment'>
  | Text<'message'>
  | Text<'print'>
  | Text<'log'>
  | Text<'logOpen'>
  | Text<'logAppend'>
  | (OfSpindle<'setFeedMode'> & { readonly perRevolution: boolean })
  | (Call<'setFeedRate'> & { readonly rate: number })
  | (Call<'selectPlane'> & { readonly plane: Plane | 'unknown' })
  | (Call<'useToolLengthOffset'> & { readonly offset: ToolOffset })
  | Move<'straightTraverse'>
  | Move<'straightFeed'>
  | Move<'straightProbe'>
  | ArcFeed
  | (Call<'nurbsFeed'> & { readonly order: number; readonly points: readonly SplinePoint[] })
  | (Call<'rigidTap'> & { readonly x: number; readonly y: number; readonly z: number })
  | (Call<'dwell'> & { readonly seconds: number })
  | (OfTolerance<'setMotionControlMode'> & { readonly mode: 'exactPath' | 'exactStop' | 'continuous' })
  | OfTolerance<'setNaiveCamTolerance'>
  | OfTool<'selectTool'>
  /** `slot` is the tool's place in the table, 0 for none. */
  | (OfTool<'changeTool'> & { readonly slot: number })
  | (OfTool<'changeToolNumber'> & { readonly slot: number })
  | SetToolTableEntry
  | (OfSpindle<'setSpindleSpeed'> & { readonly speed: number })
  /** `limitRpm` 0 is constant speed; else constant surface speed with that upper limit. */
  | (OfSpindle<'setSpindleMode'> & { readonly limitRpm: number })
  | OfSpindle<'startSpindleClockwise'>
  | OfSpindle<'startSpindleCounterclockwise'>
  | OfSpindle<'stopSpindleTurning'>
  | (OfSpindle<'orientSpindle'> & { readonly angleDeg: number; readonly direction: number })
  | (OfSpindle<'waitOrientComplete'> & { readonly timeoutS: number })
  | OfSpindle<'enableSpeedOverride'>
  | OfSpindle<'disableSpeedOverride'>
  /** Lengths of feed in a turn of the spindle, until `stopSpeedFeedSync`. */
  | (OfSpindle<'startSpeedFeedSync'> & { readonly pitch: number })
  | OfIndex<'setMotionOutputBit'>
  | OfIndex<'clearMotionOutputBit'>
  | OfIndex<'setAuxOutputBit'>
  | OfIndex<'clearAuxOutputBit'>
  | OfOutputValue<'setMotionOutputValue'>
  | OfOutputValue<'setAuxOutputValue'>;
