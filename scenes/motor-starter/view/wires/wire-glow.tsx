import { type ReactNode, useEffect, useMemo } from 'react';
import { MeshBasicMaterial } from 'three';

import { Solids } from '../../../kit/index.ts';
import type { WireLine } from './wire-lines.ts';

const material = new MeshBasicMaterial({ color: '#86cdd7', depthTest: false, transparent: true, opacity: 0.85 });

/** A wire that is seen through everything, from screw to screw. */
export function WireGlow({ line }: { readonly line: WireLine }): ReactNode {
  const geometry = useMemo(() => {
    const solids = new Solids();
    solids.tube('plastic', ['#ffffff'], line.points, line.radius + 0.5, 6);
    return solids.build().get('plastic');
  }, [line]);
  useEffect(() => () => geometry?.dispose(), [geometry]);
  if (geometry === undefined) return null;
  return <mesh geometry={geometry} material={material} renderOrder={10} dispose={null} />;
}
