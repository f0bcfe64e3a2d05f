import type { Plane, ToolOffset } from './canon.ts';
import { NO_OFFSET, NO_TOOL, type Tool } from './tool-table.ts';

/** A point that moves: x, y, z in program units, a, b, c in degrees. */
export interface Position {
  x: number;
  y: number;
  z: number;
  a: number;
  b: number;
  c: number;
}

export function origin(): Position {
  return { x: 0, y: 0, z: 0, a: 0, b: 0, c: 0 };
}

export type FeedMode = 'perMinute' | 'perRevolution' | 'inverseTime';
export type PathMode = 'exactPath' | 'exactStop' | 'continuous';
/** The planes of U, V, W, which these machines do not have. */
export type AuxiliaryPlane = 'UV' | 'UW' | 'VW';

export type SpindleTurning = 'stopped' | 'clockwise' | 'counterclockwise';

/** What M70 and M73 save and M72 brings back. */
export interface ModalState {
  plane: Plane;
  /** G17.1, G18.1 or G19.1 in force instead, in which little can be done. */
  auxiliaryPlane: AuxiliaryPlane | undefined;
  metric: boolean;
  incremental: boolean;
  arcAbsolute: boolean;
  feedMode: FeedMode;
  feedRate: number;
  spindleSpeed: number;
  spindleTurning: SpindleTurning;
  /** 0 where the speed is constant, else the limit of constant surface speed. */
  surfaceSpeedLimitRpm: number;
  toolOffset: ToolOffset;
  /** 1 (G54) to 9 (G59.3). */
  system: number;
  path: PathMode;
  pathTolerance: number;
  naiveCamTolerance: number;
  retractOldZ: boolean;
  mist: boolean;
  flood: boolean;
  feedOverride: boolean;
  speedOverride: boolean;
  adaptiveFeed: boolean;
  feedHold: boolean;
  diameterMode: boolean;
}

/** Words that a canned cycle keeps for the next line. */
export interface CycleState {
  /** Level of the third axis where the series of cycles began. */
  startLevel: number;
  r: number;
  depth: number;
  dwellS: number;
  peck: number;
  i: number;
  j: number;
  k: number;
}

/** Everything that lasts from line to line but parameters and the state of control flow. */
export interface MachineState {
  modal: ModalState;
  /** Ten times the G number, `MOTION_NONE` after G80. */
  motion: number;
  /** In the active coordinate system; with compensation on, the tool's centre. */
  readonly position: Position;
  readonly systemOrigin: Position;
  readonly axisOffset: Position;
  rotationDeg: number;
  readonly cycle: CycleState;
  tool: Tool;
  selectedTool: number;
  /**
   * Places in the tool table (-1: none): of the last T word's tool, of the tool that M6 or M61 named, and of the one that the control
   * believes in the spindle, whose entry G10 L1 changes with it.
   */
  selectedSlot: number;
  currentSlot: number;
  spindleSlot: number;
}

/** Motion mode of G80. */
export const MOTION_NONE = 800;

function initialModalState(): ModalState {
  return {
    plane: 'xy',
    auxiliaryPlane: undefined,
    metric: true,
    incremental: false,
    arcAbsolute: false,
    feedMode: 'perMinute',
    feedRate: 0,
    spindleSpeed: 0,
    spindleTurning: 'stopped',
    surfaceSpeedLimitRpm: 0,
    toolOffset: NO_OFFSET,
    system: 1,
    path: 'continuous',
    pathTolerance: 0,
    naiveCamTolerance: 0,
    retractOldZ: false,
    mist: false,
    flood: false,
    feedOverride: true,
    speedOverride: true,
    adaptiveFeed: false,
    feedHold: true,
    diameterMode: false,
  };
}

export function initialState(): MachineState {
  return {
    modal: initialModalState(),
    motion: MOTION_NONE,
    position: origin(),
    systemOrigin: origin(),
    axisOffset: origin(),
    rotationDeg: 0,
    cycle: { startLevel: 0, r: 0, depth: 0, dwellS: 0, peck: 0, i: 0, j: 0, k: 0 },
    tool: NO_TOOL,
    selectedTool: 0,
    selectedSlot: -1,
    currentSlot: 1,
    spindleSlot: 1,
  };
}
