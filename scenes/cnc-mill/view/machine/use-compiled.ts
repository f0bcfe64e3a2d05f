import { useThree } from '@react-three/fiber';
import { type RefObject, useEffect, useState } from 'react';
import type { Group } from 'three';

/** After this it is shown in any case: a lost context never tells that it is ready. */
const PATIENCE_MS = 5000;

/**
 * Whether all programs of what stands in a group are made, those of what is not yet to be seen (chips, coolant, smoke) too: made at their
 * first use they would hold the page up in the middle of a cut.
 */
export function useCompiled(group: RefObject<Group | null>, there: boolean): boolean {
  const { gl, camera, scene, invalidate } = useThree();
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (!there || group.current === null) return undefined;
    let waiting = true;
    const show = (): void => {
      if (!waiting) return;
      waiting = false;
      setReady(true);
      invalidate();
    };
    const timer = setTimeout(show, PATIENCE_MS);
    void gl.compileAsync(group.current, camera, scene).then(show);
    return () => {
      waiting = false;
      clearTimeout(timer);
    };
  }, [gl, camera, scene, invalidate, group, there]);
  return ready;
}
