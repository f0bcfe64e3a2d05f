import type { Fixture, Vector } from '@tongyan/sim-engine/cnc';

/**
 * Where things stand, mm. Machine coordinates are true ones here: the control's may be off by a wrong reference. Fixtures are in part
 * coordinates: their origin is the middle of the blank, on its underside.
 */
export const BLANK = { minMm: [-50, -40, 0], maxMm: [50, 40, 30] } as const;

/** Gauge point over the middle of the vice with a tool of no length on the blank's underside. */
export const VICE_PLACE: Vector = [-400, -250, -520];
/** How far the vice may stand off, by chance, X and Y. */
export const VICE_SPREAD_MM = 4;
/** How far a blank may lie off along the jaws. */
export const BLANK_SPREAD_MM = 2;

/** Where the axes stand when the machine is found in the morning. */
export const MORNING: Vector = [-352.418, -187.905, -96.274];

const JAW_HALF_MM = 75;
const JAW_MM = 40;

/** Jaws, vice and table around a blank; `jawTopMm` is how deep it is held. */
export function fixturesOf(jawTopMm: number): readonly Fixture[] {
  const back = BLANK.maxMm[1];
  const front = BLANK.minMm[1];
  return [
    { name: 'fixedJaw', minMm: [-JAW_HALF_MM, back, -70], maxMm: [JAW_HALF_MM, back + JAW_MM, jawTopMm] },
    { name: 'movingJaw', minMm: [-JAW_HALF_MM, front - JAW_MM, -70], maxMm: [JAW_HALF_MM, front, jawTopMm] },
    { name: 'vice', minMm: [-JAW_HALF_MM, front - 170, -110], maxMm: [JAW_HALF_MM, back + JAW_MM, -32] },
    { name: 'table', minMm: [-500, -250, -150], maxMm: [500, 250, -110] },
    { name: 'setter', ...SETTER_BOX },
  ];
}

/** The tool setter on the table: its face is touched from above. */
export const SETTER: Vector = [-280, 120, -50];
const SETTER_BOX = { minMm: [-300, 100, -110], maxMm: [-260, 140, -50] } as const;
