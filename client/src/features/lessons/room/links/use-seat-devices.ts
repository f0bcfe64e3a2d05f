import { type DeviceSource, type OwnDevices, useOwnDevices } from '../../../../live/own-devices.ts';
import type { SeatKind } from '../../desk/types.ts';
import { useLive } from './use-links.ts';

/** What a seat sends without anybody pressing anything, as soon as it may. A student at home turns on what they want to show. */
const BY_ITSELF: Readonly<Partial<Record<SeatKind, readonly DeviceSource[]>>> = {
  leadTeacher: ['microphone', 'camera'],
  leadClassroom: ['microphone', 'camera'],
  // Nobody may stand at the screen of a classroom when it is brought on stage.
  receivingClassroom: ['camera', 'microphone'],
};
const NOTHING: readonly DeviceSource[] = [];

/** Camera, microphone and screen of the seat that this page stands for. */
export function useSeatDevices(): OwnDevices {
  return useOwnDevices(BY_ITSELF[useLive().me.seat] ?? NOTHING);
}
