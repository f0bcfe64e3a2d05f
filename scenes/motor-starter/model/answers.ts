/** What may be named as the faulty part: more than the catalogue's, so that the list of answers tells nothing. */
export const ANSWERS: readonly string[] = [
  'supply',
  'mainPE',
  'QF',
  'FU1',
  'FU2',
  'TC',
  'KM1',
  'KM2',
  'KM3',
  'KT',
  'FR',
  'SB0',
  'SB1',
  'SB2',
  'M',
];
