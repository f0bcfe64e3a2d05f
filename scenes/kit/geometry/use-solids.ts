import { useThree } from '@react-three/fiber';
import { useEffect, useState } from 'react';
import type { BufferGeometry } from 'three';

import { runSliced } from '../stage/sliced.ts';
import { toGeometry } from './built.ts';
import { Solids } from './solids.ts';
import type { SurfaceName } from './surfaces.ts';

/** One of the steps in which much is built; none should take longer than some milliseconds. */
export type SolidStep = (solids: Solids) => void;

/** Builds step by step while the page goes on; null until it is done. Keep the array the same. */
export function useSolids(steps: readonly SolidStep[]): ReadonlyMap<SurfaceName, BufferGeometry> | null {
  const invalidate = useThree((state) => state.invalidate);
  const [built, setBuilt] = useState<ReadonlyMap<SurfaceName, BufferGeometry> | null>(null);
  useEffect(() => {
    const cancel = new AbortController();
    const done = new Map<SurfaceName, BufferGeometry>();
    function* build(): Iterable<null> {
      const solids = new Solids();
      for (const step of steps) {
        step(solids);
        yield null;
      }
      for (const [name, builder] of solids.surfaces()) {
        done.set(name, toGeometry(builder.build()));
        yield null;
      }
    }
    void runSliced(build(), cancel.signal).then((whole) => {
      if (!whole) return;
      setBuilt(done);
      invalidate();
    });
    return () => cancel.abort();
  }, [steps, invalidate]);
  return built;
}
