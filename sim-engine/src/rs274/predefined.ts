import { toMachineFrame } from './coordinates.ts';
import type { Machine } from './machine.ts';
import { PARAMETER } from './numbered-parameters.ts';
import { planeCode } from './modes.ts';
import { MOTION_NONE } from './state.ts';

const bit = (truth: boolean): number => (truth ? 1 : 0);

const FIRST_SYSTEM_CODE = 540;
const SYSTEMS_BEFORE_POINT = 6;
const LAST_WHOLE_SYSTEM_CODE = 590;

function systemCode(system: number): number {
  return system <= SYSTEMS_BEFORE_POINT
    ? FIRST_SYSTEM_CODE + 10 * (system - 1)
    : LAST_WHOLE_SYSTEM_CODE + (system - SYSTEMS_BEFORE_POINT);
}

const AXES = ['x', 'y', 'z', 'a', 'b', 'c'] as const;

/** #5420 to #5428: the position in the active coordinate system, in program units. */
export function positionParameter({ state }: Machine, number: number): number | undefined {
  if (number < PARAMETER.position || number >= PARAMETER.positionEnd) return undefined;
  const axis = AXES[number - PARAMETER.position];
  return axis === undefined ? 0 : state.position[axis];
}

type Predefined = (machine: Machine) => number;

function absolute(axis: (typeof AXES)[number]): Predefined {
  return ({ state }) => toMachineFrame(state, state.position)[axis];
}

/** The P word of a place of the tool table. */
function pocketAt({ tools }: Machine, slot: number): number {
  if (slot === 0) return 0;
  return tools.find((entry) => entry.slot === slot)?.pocket ?? -1;
}

const NAMES: Readonly<Record<string, Predefined>> = {
  _vmajor: () => 2.9,
  _vminor: () => 0,
  _line: ({ line }) => line,
  _motion_mode: ({ state }) => (state.motion === MOTION_NONE ? MOTION_NONE : state.motion),
  _plane: ({ modal }) => planeCode(modal),
  _ccomp: ({ compensation }) => compensationCode(compensation.side),
  _metric: ({ modal }) => bit(modal.metric),
  _imperial: ({ modal }) => bit(!modal.metric),
  _absolute: ({ modal }) => bit(!modal.incremental),
  _incremental: ({ modal }) => bit(modal.incremental),
  _inverse_time: ({ modal }) => bit(modal.feedMode === 'inverseTime'),
  _units_per_minute: ({ modal }) => bit(modal.feedMode === 'perMinute'),
  _units_per_rev: ({ modal }) => bit(modal.feedMode === 'perRevolution'),
  _coord_system: ({ modal }) => systemCode(modal.system),
  _tool_offset: ({ modal }) => bit(Object.values(modal.toolOffset).some((length) => length !== 0)),
  _retract_r_plane: ({ modal }) => bit(!modal.retractOldZ),
  _retract_old_z: ({ modal }) => bit(modal.retractOldZ),
  _spindle_rpm_mode: ({ modal }) => bit(modal.surfaceSpeedLimitRpm === 0),
  _spindle_css_mode: ({ modal }) => bit(modal.surfaceSpeedLimitRpm !== 0),
  _ijk_absolute_mode: ({ modal }) => bit(modal.arcAbsolute),
  _lathe_diameter_mode: ({ modal }) => bit(modal.diameterMode),
  _lathe_radius_mode: ({ modal }) => bit(!modal.diameterMode),
  _spindle_on: ({ modal }) => bit(modal.spindleTurning !== 'stopped'),
  _spindle_cw: ({ modal }) => bit(modal.spindleTurning === 'clockwise'),
  _mist: ({ modal }) => bit(modal.mist),
  _flood: ({ modal }) => bit(modal.flood),
  _speed_override: ({ modal }) => bit(modal.speedOverride),
  _feed_override: ({ modal }) => bit(modal.feedOverride),
  _adaptive_feed: ({ modal }) => bit(modal.adaptiveFeed),
  _feed_hold: ({ modal }) => bit(modal.feedHold),
  _feed: ({ modal }) => modal.feedRate,
  _rpm: ({ modal }) => modal.spindleSpeed,
  _x: ({ state }) => state.position.x,
  _y: ({ state }) => state.position.y,
  _z: ({ state }) => state.position.z,
  _a: ({ state }) => state.position.a,
  _b: ({ state }) => state.position.b,
  _c: ({ state }) => state.position.c,
  _u: () => 0,
  _v: () => 0,
  _w: () => 0,
  _abs_x: absolute('x'),
  _abs_y: absolute('y'),
  _abs_z: absolute('z'),
  _abs_a: absolute('a'),
  _abs_b: absolute('b'),
  _abs_c: absolute('c'),
  _current_tool: ({ numberedParameters }) => numberedParameters.get(PARAMETER.toolNumber),
  _current_pocket: (machine) => pocketAt(machine, machine.state.currentSlot),
  _selected_tool: ({ state }) => state.selectedTool,
  _selected_pocket: (machine) => pocketAt(machine, machine.state.selectedSlot),
  _value: ({ namedParameters }) => namedParameters.returned ?? 0,
  _value_returned: ({ namedParameters }) => bit(namedParameters.returned !== undefined),
  _task: () => 0,
  _call_level: ({ namedParameters }) => namedParameters.callLevel,
  _remap_level: () => 0,
};

/** The names that LinuxCNC predefines. */
export const PREDEFINED: ReadonlyMap<string, Predefined> = new Map(Object.entries(NAMES));

const COMPENSATION_CODES = { off: 400, left: 410, right: 420 } as const;

function compensationCode(side: keyof typeof COMPENSATION_CODES): number {
  return COMPENSATION_CODES[side];
}
