/** What can be named as the cause. More than one fault may sit in a part; a trainee names the part. */
export const FAULTY_PARTS = [
  'toolLength',
  'workOffset',
  'spindle',
  'ballScrew',
  'tool',
  'spindleTaper',
  'coolantNozzle',
  'vice',
  'homeSwitch',
  'drawbar',
  'airSupply',
  'servo',
  'toolSetter',
  // Sound in every fault of the catalogue.
  'program',
  'gauge',
] as const;

export type FaultyPart = (typeof FAULTY_PARTS)[number];
