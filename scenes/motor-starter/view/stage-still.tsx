import { type ReactNode, useMemo } from 'react';

import { Labels, type LabelSheet, type PlacedLabel, SolidMeshes, Solids } from '../../kit/index.ts';
import { addCabinet } from './solids/cabinet.ts';
import { addInstruments } from './solids/instruments.ts';
import { addLowerRow } from './solids/contactors.ts';
import { addDoor } from './solids/door.ts';
import { addUpperRow } from './solids/modular.ts';
import { addMotor } from './solids/motor.ts';
import { addSurroundings } from './solids/surroundings.ts';

export interface StageStillProps {
  readonly sheet: LabelSheet;
  readonly placed: readonly PlacedLabel[];
}

/** All that never moves: a few meshes. */
export function StageStill({ sheet, placed }: StageStillProps): ReactNode {
  const solids = useMemo(() => {
    const own = new Solids();
    addSurroundings(own);
    addCabinet(own);
    addUpperRow(own);
    addLowerRow(own);
    addDoor(own);
    addMotor(own);
    addInstruments(own);
    return own.build();
  }, []);
  return (
    <>
      <SolidMeshes solids={solids} />
      <Labels sheet={sheet} placed={placed} />
    </>
  );
}
