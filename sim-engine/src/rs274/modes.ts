import { type Block, WORD } from './block.ts';
import { G_GROUP } from './codes.ts';
import { setFeedRate } from './feeds.ts';
import type { Machine } from './machine.ts';
import { type Outcome, refuse } from './refusal.ts';
import type { Plane } from './canon.ts';
import type { AuxiliaryPlane, FeedMode, ModalState } from './state.ts';
import { scaleCompensation } from './scaled-compensation.ts';
import { MM_PER_INCH, scaleLengths } from './units.ts';

const FEED_MODES: ReadonlyMap<number, readonly [FeedMode, string]> = new Map([
  [930, ['inverseTime', 'feed mode set to inverse time']],
  [940, ['perMinute', 'feed mode set to units per minute']],
  [950, ['perRevolution', 'feed mode set to units per revolution']],
]);

/** G93, G94, G95. All but G93 forget the feed rate. */
export function convertFeedMode(machine: Machine, code: number): void {
  const [mode, remark] = FEED_MODES.get(code) ?? ['perMinute', ''];
  setFeedMode(machine, mode, remark);
}

export function feedModeRemark(mode: FeedMode): string {
  for (const [other, remark] of FEED_MODES.values()) if (other === mode) return remark;
  return '';
}

export function setFeedMode(machine: Machine, mode: FeedMode, remark: string): void {
  machine.interpreterComment(remark);
  machine.modal.feedMode = mode;
  machine.emit({ kind: 'setFeedMode', spindle: 0, perRevolution: mode === 'perRevolution' });
  if (mode !== 'inverseTime') setFeedRate(machine, 0);
}

/** F; in inverse time mode it belongs to the move of its line. */
export function convertFeedRate(machine: Machine, block: Block): void {
  if (machine.modal.feedMode !== 'inverseTime') setFeedRate(machine, block.get(WORD.f));
}

const PLANES: ReadonlyMap<number, Plane> = new Map([
  [170, 'xy'],
  [180, 'xz'],
  [190, 'yz'],
]);
const AUXILIARY_PLANES: ReadonlyMap<number, AuxiliaryPlane> = new Map([
  [171, 'UV'],
  [181, 'UW'],
  [191, 'VW'],
]);

/** G17, G18, G19. The planes of U, V, W (G17.1 …) are announced, though nothing can turn in them. */
export function convertPlane(machine: Machine, code: number): Outcome {
  const { modal } = machine;
  const auxiliary = AUXILIARY_PLANES.get(code);
  if (auxiliary !== undefined) {
    modal.auxiliaryPlane = auxiliary;
    machine.emitNow({ kind: 'selectPlane', plane: 'unknown' });
    return undefined;
  }
  if (machine.compensation.side !== 'off' && code !== planeCode(modal))
    return refuse('compensation', 'Cannot change planes with cutter radius compensation on');
  const plane = PLANES.get(code) ?? 'xy';
  modal.plane = plane;
  modal.auxiliaryPlane = undefined;
  machine.emitNow({ kind: 'selectPlane', plane });
  return undefined;
}

/** Ten times the G number of the plane that is in force. */
export function planeCode({ plane, auxiliaryPlane }: ModalState): number {
  if (auxiliaryPlane !== undefined)
    for (const [code, auxiliary] of AUXILIARY_PLANES) if (auxiliary === auxiliaryPlane) return code;
  for (const [code, other] of PLANES) if (other === plane) return code;
  return 0;
}

/** G20 and G21: everything that is kept in program units changes its numbers. */
export function convertUnits(machine: Machine, metric: boolean): void {
  const { state, modal } = machine;
  machine.emitNow({ kind: 'useLengthUnits', units: metric ? 'mm' : 'inch' });
  if (modal.metric === metric) return;
  const factor = metric ? MM_PER_INCH : 1 / MM_PER_INCH;
  modal.metric = metric;
  for (const point of [state.position, state.systemOrigin, state.axisOffset]) scaleLengths(point, factor);
  scaleCompensation(machine, factor);
  // The tool length offset keeps its numbers, as in rs274: a program has to announce it anew.
}

/** G7, G8, G90, G91, G90.1, G91.1, G98, G99, each with the interpreter's remark. */
export function convertLathe(machine: Machine, diameter: boolean): void {
  if (machine.modal.diameterMode === diameter) return;
  machine.modal.diameterMode = diameter;
  const mode = diameter ? 'diameter' : 'radius';
  machine.emitNow({ kind: 'comment', text: `interpreter: Lathe diameter mode changed to ${mode}` });
}

export function setIncremental(machine: Machine, incremental: boolean): void {
  if (machine.modal.incremental === incremental) return;
  machine.modal.incremental = incremental;
  machine.interpreterComment(`distance mode changed to ${incremental ? 'incremental' : 'absolute'}`);
}

export function setArcAbsolute(machine: Machine, absolute: boolean): void {
  if (machine.modal.arcAbsolute === absolute) return;
  machine.modal.arcAbsolute = absolute;
  machine.interpreterComment(`IJK distance mode changed to ${absolute ? 'absolute' : 'incremental'}`);
}

export function setRetract(machine: Machine, oldZ: boolean): Outcome {
  if (machine.compensation.side !== 'off')
    return refuse('compensation', 'Cannot change retract mode with cutter radius compensation on');
  machine.modal.retractOldZ = oldZ;
  machine.interpreterComment(`retract mode set to ${oldZ ? 'old_z' : 'r_plane'}`);
  return undefined;
}

/** The distance and retract modes of a line. */
export function convertDistances(machine: Machine, block: Block): Outcome {
  const distance = block.g(G_GROUP.distance);
  if (distance >= 0) setIncremental(machine, distance === 910);
  const arcDistance = block.g(G_GROUP.arcDistance);
  if (arcDistance >= 0) setArcAbsolute(machine, arcDistance === 901);
  const retract = block.g(G_GROUP.retract);
  return retract >= 0 ? setRetract(machine, retract === 980) : undefined;
}
