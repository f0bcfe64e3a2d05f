import { addAfterEffect, useFrame, useThree } from '@react-three/fiber';
import { useEffect, useRef } from 'react';
import type { PerspectiveCamera } from 'three';

import { useStage } from './stage-context.ts';

export interface StageEngineProps {
  readonly onFrameTime: (frameMs: number) => void;
  readonly onLost: () => void;
  readonly onRestored: () => void;
}

/** Inside of the canvas: moves the camera, places what stands beside points, measures frames, hears of a lost context. */
export function StageEngine({ onFrameTime, onLost, onRestored }: StageEngineProps): null {
  const { camera: rig, anchors, reducedMotion } = useStage();
  const camera = useThree((state) => state.camera as PerspectiveCamera);
  const gl = useThree((state) => state.gl);
  const size = useThree((state) => state.size);
  const invalidate = useThree((state) => state.invalidate);
  const lastMs = useRef(0);

  useEffect(() => rig.connect(camera, gl.domElement, invalidate), [rig, camera, gl, invalidate]);
  useEffect(() => {
    rig.still = reducedMotion;
  }, [rig, reducedMotion]);
  useEffect(() => {
    if (size.width > 0 && size.height > 0) rig.resize(size.width / size.height);
    invalidate();
  }, [rig, size, invalidate]);
  useEffect(() => anchors.onChange(invalidate), [anchors, invalidate]);
  useEffect(() => {
    const canvas = gl.domElement;
    const lost = (event: Event): void => {
      // Says that the page wants it back.
      event.preventDefault();
      onLost();
    };
    const restored = (): void => {
      onRestored();
      invalidate();
    };
    canvas.addEventListener('webglcontextlost', lost);
    canvas.addEventListener('webglcontextrestored', restored);
    return () => {
      canvas.removeEventListener('webglcontextlost', lost);
      canvas.removeEventListener('webglcontextrestored', restored);
    };
  }, [gl, invalidate, onLost, onRestored]);

  // Programs of a graphics card are made aside: what shows the picture is not held up by them.
  useEffect(() => {
    gl.debug.checkShaderErrors = false;
  }, [gl]);

  // What the latest picture cost stands on its canvas, for whoever looks at a slow machine.
  useEffect(
    () =>
      addAfterEffect(() => {
        const { calls, triangles } = gl.info.render;
        gl.domElement.dataset['calls'] = String(calls);
        gl.domElement.dataset['triangles'] = String(triangles);
      }),
    [gl],
  );

  useFrame((_state, deltaS) => {
    const nowMs = performance.now();
    onFrameTime(nowMs - lastMs.current);
    lastMs.current = nowMs;
    rig.update(deltaS);
    anchors.project(camera, size.width, size.height);
  });
  return null;
}
