import type { ReactNode } from 'react';

import {
  Labels,
  type LabelSheet,
  type PlacedLabel,
  Prepared,
  SolidMeshes,
  type SolidStep,
  type useSolids,
} from '../../kit/index.ts';
import { CABINET_STEPS } from './solids/cabinet.ts';
import { LOWER_ROW_STEPS } from './solids/contactors.ts';
import { DOOR_STEPS } from './solids/door.ts';
import { addInstruments } from './solids/instruments.ts';
import { UPPER_ROW_STEPS } from './solids/modular.ts';
import { MOTOR_STEPS } from './solids/motor.ts';
import { addSurroundings } from './solids/surroundings.ts';

/** In the order in which they are built. */
export const STILL_STEPS: readonly SolidStep[] = [
  addSurroundings,
  ...CABINET_STEPS,
  ...UPPER_ROW_STEPS,
  ...LOWER_ROW_STEPS,
  ...DOOR_STEPS,
  ...MOTOR_STEPS,
  addInstruments,
];

export interface StageStillProps {
  readonly solids: ReturnType<typeof useSolids>;
  readonly sheet: LabelSheet;
  readonly placed: readonly PlacedLabel[];
}

/** All that never moves: a few meshes. */
export function StageStill({ solids, sheet, placed }: StageStillProps): ReactNode {
  if (solids === null) return null;
  return (
    <Prepared>
      <SolidMeshes solids={solids} />
      <Labels sheet={sheet} placed={placed} />
    </Prepared>
  );
}
