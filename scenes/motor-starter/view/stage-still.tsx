import { type ReactNode, useEffect, useMemo } from 'react';

import { Labels, LabelSheet, SolidMeshes, Solids } from '../../kit/index.ts';
import { labelList } from './layout/label-list.ts';
import { addCabinet } from './solids/cabinet.ts';
import { addLowerRow } from './solids/contactors.ts';
import { addDoor } from './solids/door.ts';
import { addUpperRow } from './solids/modular.ts';
import { addMotor } from './solids/motor.ts';
import { addSurroundings } from './solids/surroundings.ts';
import type { Say } from './strings/index.ts';

/** How sharp print is: 7 picture elements for a millimetre keep 3 mm letters readable from near. */
const PX_PER_MM = 7;

/** All that never moves: a few meshes. */
export function StageStill({ say }: { readonly say: Say }): ReactNode {
  const solids = useMemo(() => {
    const own = new Solids();
    addSurroundings(own);
    addCabinet(own);
    addUpperRow(own);
    addLowerRow(own);
    addDoor(own);
    addMotor(own);
    return own.build();
  }, []);
  const { sheet, placed } = useMemo(() => {
    const list = labelList(say);
    return { sheet: new LabelSheet(list.labels, PX_PER_MM), placed: list.placed };
  }, [say]);
  useEffect(() => () => sheet.dispose(), [sheet]);
  return (
    <>
      <SolidMeshes solids={solids} />
      <Labels sheet={sheet} placed={placed} />
    </>
  );
}
