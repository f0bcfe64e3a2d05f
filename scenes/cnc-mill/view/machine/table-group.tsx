import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Group } from 'three';

import { glide, useEachFrame, useTargets } from '../../../kit/index.ts';
import { axesOf, seenMode, signal } from '../now.ts';
import type { Operator } from '../stage/operator.ts';
import { tableTargets } from '../stage/targets.ts';
import { BuiltMesh } from './built-mesh.tsx';
import { BLANK_MM, placesAt } from './layout.ts';
import type { MachineParts } from './parts.ts';
import { usePlaces } from './seen-places.ts';
import { VICE } from './vice.ts';

/** Shorter than what is seen as lag, longer than the time between two frames of a run. */
export const FOLLOW_S = 0.05;

export interface TableGroupProps {
  readonly operator: Operator;
  readonly parts: MachineParts;
  /** The workpiece: it stands where it was put. */
  readonly piece: ReactNode;
  readonly children: ReactNode;
}

/** Saddle, table and vice as the axes move them; `children` stand on the table, at its middle. */
export function TableGroup({ operator, parts, piece, children }: TableGroupProps): ReactNode {
  const { port } = operator;
  const [place, setPlace] = useState<Group | null>(null);
  const [vice, setVice] = useState<Group | null>(null);
  const [part, setPart] = useState<Group | null>(null);
  useTargets(
    useMemo(
      () =>
        place === null || vice === null || part === null ? [] : tableTargets(operator, { table: place, vice, part }),
      [operator, place, vice, part],
    ),
  );
  const places = usePlaces(port);
  const saddle = useRef<Group>(null);
  const jaw = useRef<Group>(null);
  useEachFrame(port, ({ view }, deltaS) => {
    if (saddle.current === null || place === null || jaw.current === null) return false;
    const { tableX, tableY } = placesAt(axesOf(view));
    const y = glide(saddle.current.position.y, tableY, deltaS, FOLLOW_S);
    const x = glide(place.position.x, tableX, deltaS, FOLLOW_S);
    saddle.current.position.y = y;
    place.position.set(x, y, 0);
    const { blank } = seenMode(view);
    const face =
      VICE.fixedFaceMm -
      (signal(view, 'viceTorqueNm') > 0 ? BLANK_MM[1] : blank === 'none' ? VICE.openMm : BLANK_MM[1] + 3);
    const jawY = glide(jaw.current.position.y, face, deltaS, 0.25, 0.02);
    jaw.current.position.y = jawY;
    return x !== tableX || y !== tableY || jawY !== face;
  });
  return (
    <>
      <group ref={saddle}>
        <BuiltMesh mesh={parts.saddle} />
      </group>
      <group ref={setPlace}>
        <BuiltMesh mesh={parts.table} />
        <group ref={setVice} position={[...places.vice, 0]}>
          <BuiltMesh mesh={parts.vice} castShadow />
          <group ref={jaw} position={[0, VICE.fixedFaceMm - VICE.openMm, 0]}>
            <BuiltMesh mesh={parts.movingJaw} castShadow />
          </group>
        </group>
        <group ref={setPart} position={[...places.part, 0]}>
          {piece}
        </group>
        {children}
      </group>
    </>
  );
}
