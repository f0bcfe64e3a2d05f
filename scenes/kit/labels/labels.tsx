import { type ReactNode, useEffect, useMemo } from 'react';
import { MeshStandardMaterial } from 'three';

import type { LabelSheet, PlacedLabel } from './label-sheet.ts';

/** Draws labels of one sheet with one call. */
export function Labels({
  sheet,
  placed,
}: {
  readonly sheet: LabelSheet;
  readonly placed: readonly PlacedLabel[];
}): ReactNode {
  const geometry = useMemo(() => sheet.geometry(placed), [sheet, placed]);
  const material = useMemo(() => labelMaterial(sheet), [sheet]);
  useEffect(() => () => geometry.dispose(), [geometry]);
  useEffect(() => () => material.dispose(), [material]);
  return <mesh geometry={geometry} material={material} receiveShadow dispose={null} />;
}

/** Printed things: in front of what they are printed on, without cutting into it. */
export function labelMaterial(sheet: LabelSheet): MeshStandardMaterial {
  return new MeshStandardMaterial({
    map: sheet.texture,
    roughness: 0.6,
    transparent: true,
    alphaTest: 0.02,
    polygonOffset: true,
    polygonOffsetFactor: -1,
    polygonOffsetUnits: -1,
  });
}
