import { copyField, type HeightField } from '@tongyan/sim-engine/cnc';
import type { BlockCommand } from '@tongyan/sim-engine/kernel';

import { blankField, emptyField } from '../bulk.ts';
import { markReplaced } from '../changes.ts';
import type { MillFrame } from '../frame.ts';
import { BLANK, BLANK_SPREAD_MM } from '../place.ts';
import { toMicrometre } from '../round.ts';
import { act, fields, first, nothing, number, type Objection, when } from './act.ts';
import { handsIn } from './conditions.ts';

/** Highest torque at the handle. */
const MOST_TORQUE_NM = 120;

/** With the tip nearer than this over a blank's top, nobody gets at the vice. */
const REACH_MM = 40;

/** How unevenly a hammer taps: its effect is so much more or less than meant. */
const TAP_SPREAD = 0.15;
const MOST_TAP_MM = 0.5;

/** What the indicator resolves, mm. */
const INDICATOR_MM = 0.005;

function reach(frame: MillFrame): Objection {
  const { milling, lengthsMm, viceOrigin } = frame.bulk;
  const gaugeZ = milling.servo.table[2] + frame.mode.hidden.homeErrorMm.z;
  const tipZ = gaugeZ - (lengthsMm[milling.trajectory.machine.toolNumber - 1] ?? 0) - viceOrigin[2];
  return first(handsIn(frame), when(tipZ < BLANK.maxMm[2] + REACH_MM, 'spindleInTheWay'));
}

const noBlank = ({ mode }: MillFrame): Objection => when(mode.blank === 'none', 'noBlank');

let fresh: HeightField | undefined;

/** Puts another piece, or none, into the vice: nothing of the one before is left. */
function putIn(frame: MillFrame, field: HeightField): void {
  const { bulk, mode } = frame;
  const { milling } = bulk;
  milling.field = field;
  milling.partShift = [0, 0];
  milling.features = [];
  milling.surfaces = [];
  milling.cutTip = undefined;
  milling.collisions = [];
  milling.totals.removedMm3 = 0;
  mode.deburred = false;
  mode.probe = null;
  markReplaced(bulk);
}

/** Vice and blank: done by hand, with the door open. */
export const VICE: Readonly<Record<string, BlockCommand<MillFrame>>> = {
  loadBlank: act(
    nothing,
    (_args, frame) => first(reach(frame), when(frame.mode.blank !== 'none', 'blankPresent')),
    (_args, frame) => {
      const { bulk, mode, random } = frame;
      const [x, y, z] = bulk.viceOrigin;
      bulk.origin = [x + toMicrometre((2 * random.nextUnit() - 1) * BLANK_SPREAD_MM), y, z];
      fresh ??= blankField();
      putIn(frame, copyField(fresh));
      mode.blank = 'loose';
    },
  ),
  unloadBlank: act(
    nothing,
    (_args, frame) => first(reach(frame), noBlank(frame), when(frame.mode.blank === 'clamped', 'viceClosed')),
    (_args, frame) => {
      putIn(frame, emptyField());
      frame.bulk.origin = frame.bulk.viceOrigin;
      frame.mode.blank = 'none';
    },
  ),
  clampVice: act(
    fields({ torqueNm: number }),
    ({ torqueNm }, frame) =>
      first(when(!(torqueNm > 0 && torqueNm <= MOST_TORQUE_NM), 'outOfRange'), reach(frame), noBlank(frame)),
    ({ torqueNm }, { mode, bulk }) => {
      // A part that has moved is held where it now lies.
      const { milling, origin } = bulk;
      const [shiftX, shiftY] = milling.partShift;
      if (shiftX !== 0 || shiftY !== 0) bulk.origin = [origin[0] + shiftX, origin[1] + shiftY, origin[2]];
      milling.partShift = [0, 0];
      mode.vice.torqueNm = torqueNm;
      mode.blank = 'clamped';
    },
  ),
  unclampVice: act(
    nothing,
    (_args, frame) => first(reach(frame), when(frame.mode.blank !== 'clamped', 'viceOpen')),
    (_args, { mode }) => {
      mode.vice.torqueNm = 0;
      mode.blank = 'loose';
    },
  ),
  indicateVice: act(
    nothing,
    (_args, frame) => reach(frame),
    (_args, { mode }) => {
      const steps = Math.round(mode.hidden.viceErrorMmPer100 / INDICATOR_MM);
      mode.vice.indicatorMmPer100 = toMicrometre(steps * INDICATOR_MM);
    },
  ),
  tapVice: act(
    fields({ mmPer100: number }),
    ({ mmPer100 }, frame) =>
      first(
        when(Math.abs(mmPer100) > MOST_TAP_MM, 'outOfRange'),
        reach(frame),
        when(frame.mode.blank === 'clamped', 'viceClosed'),
      ),
    ({ mmPer100 }, { mode, random }) => {
      const real = mmPer100 * (1 + TAP_SPREAD * (2 * random.nextUnit() - 1));
      mode.hidden.viceErrorMmPer100 = toMicrometre(mode.hidden.viceErrorMmPer100 - real);
    },
  ),
};
