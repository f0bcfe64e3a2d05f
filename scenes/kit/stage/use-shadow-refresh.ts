import { useThree } from '@react-three/fiber';
import { useCallback } from 'react';
import { DirectionalLight } from 'three';

/** Shadows are drawn once and kept; whoever has moved something large asks for them anew. */
export function useShadowRefresh(): () => void {
  const scene = useThree((state) => state.scene);
  const invalidate = useThree((state) => state.invalidate);
  return useCallback(() => {
    scene.traverse((object) => {
      if (object instanceof DirectionalLight) object.shadow.needsUpdate = true;
    });
    invalidate();
  }, [scene, invalidate]);
}
