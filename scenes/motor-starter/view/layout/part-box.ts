import type { Point, ViewBox } from '../../../kit/index.ts';
import { DEVICES, DOOR_PARTS, MOTOR } from './devices.ts';
import { onDoor } from './door-frame.ts';
import { INSTRUMENTS } from './instruments.ts';

const around = (at: Point, size: Point): ViewBox => ({
  min: [at[0] - size[0] / 2, at[1] - size[1] / 2, at[2]],
  max: [at[0] + size[0] / 2, at[1] + size[1] / 2, at[2] + size[2]],
});

function onPanel(part: keyof typeof DOOR_PARTS): ViewBox {
  const [x, y] = DOOR_PARTS[part].at;
  const half = part === 'door' ? 8 : part === 'SB0' ? 22 : 16;
  const [a, b] = [onDoor([x - half, y - half, 0]), onDoor([x + half, y + half, 14])];
  return { min: [a[0], a[1], Math.min(a[2], b[2])], max: [b[0], b[1], Math.max(a[2], b[2])] };
}

const BOXES: ReadonlyMap<string, ViewBox> = new Map<string, ViewBox>([
  ...Object.entries(DEVICES).map(([part, { at, size }]): [string, ViewBox] => [part, around(at, size)]),
  ...Object.entries(INSTRUMENTS).map(([part, { at, size }]): [string, ViewBox] => [part, around(at, size)]),
  ...(Object.keys(DOOR_PARTS) as (keyof typeof DOOR_PARTS)[]).map((part): [string, ViewBox] => [part, onPanel(part)]),
  [
    'M',
    {
      min: [MOTOR.at[0] - 106, MOTOR.at[1] - 66, MOTOR.at[2] - 60],
      max: [MOTOR.at[0] + 110, MOTOR.at[1] + 62, MOTOR.at[2] + 62],
    },
  ],
]);

/** The box around a part, a device or an instrument; undefined for what is not in the picture. */
export const boxOfPart = (part: string): ViewBox | undefined => BOXES.get(part);

/** Controls of the list that belong to a part of another name. */
const PART_OF_CONTROL: Readonly<Record<string, string>> = {
  lock: 'QF',
  tag: 'QF',
  redLead: 'meter',
  blackLead: 'meter',
  testerLead: 'insulationTester',
  testerEarth: 'insulationTester',
};

const WIRE = 'wire:';

/** Id of the control of a wire in the list, and back. */
export const controlOfWire = (wireId: string): string => `${WIRE}${wireId}`;
export const wireOfControl = (controlId: string): string | null =>
  controlId.startsWith(WIRE) ? controlId.slice(WIRE.length) : null;

export const partOfControl = (controlId: string): string => PART_OF_CONTROL[controlId] ?? controlId;
