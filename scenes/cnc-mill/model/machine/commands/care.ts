import type { BlockCommand } from '@tongyan/sim-engine/kernel';

import type { MillFrame } from '../frame.ts';
import { CLEANABLES, SERVICE_ITEMS, type ServiceItem } from '../interface.ts';
import { act, fields, first, nothing, oneOf, when } from './act.ts';
import { handsIn, standing, still } from './conditions.ts';

type Repair = Exclude<ServiceItem, 'oil'>;

/** Whether there is something to repair: how each item shows itself in the parameters. */
const FAULTY: { readonly [Item in Repair]: (p: MillFrame['p']) => boolean } = {
  homeSwitch: (p) => p.homeSwitchMm !== 0,
  toolSetter: (p) => p.setterErrorMm !== 0,
  spindleTaper: (p) => p.taperRunoutMm !== 0,
  drawbar: (p) => p.drawbarShare !== 1,
  nozzle: (p) => p.nozzleShare !== 1,
  vice: (p) => p.viceShare !== 1,
  airFilter: (p) => p.airDropMPa !== 0,
};

function service({ mode, p }: MillFrame, item: ServiceItem): void {
  mode.serviced[item] += 1;
  if (item === 'oil') {
    mode.oilOk = true;
    return;
  }
  // What is sound is only looked after: a fault that strikes later still acts.
  if (FAULTY[item](p)) mode.hidden.repaired[item] = true;
  // A drawbar is taken apart with the tool out, a vice with the part out of its grip.
  if (item === 'drawbar') mode.hidden.creepMm = 0;
  if (item === 'vice' && mode.blank === 'clamped') {
    mode.blank = 'loose';
    mode.vice.torqueNm = 0;
  }
}

/** Burrs, chips, and what wears out. */
export const CARE: Readonly<Record<string, BlockCommand<MillFrame>>> = {
  deburr: act(
    nothing,
    (_args, frame) => first(handsIn(frame), when(frame.mode.blank === 'none', 'noBlank')),
    (_args, { mode }) => {
      mode.deburred = true;
    },
  ),
  clean: act(
    fields({ item: oneOf(CLEANABLES) }),
    (_args, frame) => handsIn(frame),
    ({ item }, { mode }) => {
      mode.cleaned[item] = true;
    },
  ),
  service: act(
    fields({ item: oneOf(SERVICE_ITEMS) }),
    (_args, frame) => first(still(frame), standing(frame)),
    ({ item }, frame) => {
      service(frame, item);
    },
  ),
};
