import { useThree } from '@react-three/fiber';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { type DirectionalLight, PMREMGenerator } from 'three';
import { RoomEnvironment } from 'three/addons/environments/RoomEnvironment.js';

import { centreOf, type ViewBox } from '../camera/view.ts';
import { dullMetal } from '../geometry/surfaces.ts';
import { useStage } from './stage-context.ts';

/**
 * A quiet room: surroundings made in place for what shines, and one light from the left above that throws soft shadows.
 *
 * @param generation grows when the graphics context came back: what was drawn for it is drawn anew
 */
export function StudioLight({ box, generation }: { readonly box: ViewBox; readonly generation: number }): ReactNode {
  const { quality } = useStage();
  const gl = useThree((state) => state.gl);
  const scene = useThree((state) => state.scene);
  const invalidate = useThree((state) => state.invalidate);
  const light = useRef<DirectionalLight>(null);
  const { surroundings: wanted } = quality;
  useEffect(() => {
    dullMetal(!wanted);
    if (!wanted) return undefined;
    const generator = new PMREMGenerator(gl);
    const room = new RoomEnvironment();
    const surroundings = generator.fromScene(room, 0.04);
    room.dispose();
    generator.dispose();
    scene.environment = surroundings.texture;
    scene.environmentIntensity = 0.6;
    invalidate();
    return () => {
      scene.environment = null;
      surroundings.dispose();
    };
  }, [gl, scene, invalidate, wanted, generation]);

  const { position, target, half } = useMemo(() => {
    const [x, y, z] = centreOf(box);
    const reach = Math.hypot(box.max[0] - box.min[0], box.max[1] - box.min[1], box.max[2] - box.min[2]) / 2;
    return {
      position: [x - reach * 0.7, y + reach * 1.1, z + reach * 1.6] as const,
      target: [x, y, z] as const,
      half: reach,
    };
  }, [box]);
  useEffect(() => {
    const own = light.current;
    if (own === null) return;
    own.target.position.set(...target);
    own.target.updateMatrixWorld();
    own.shadow.needsUpdate = true;
    invalidate();
  }, [target, quality, generation, invalidate]);
  return (
    <>
      {wanted ? <ambientLight intensity={0.3} /> : <hemisphereLight args={['#f4f8fa', '#9aa4a8', 3.2]} />}
      <directionalLight
        ref={light}
        key={quality.shadowMapPx}
        position={position}
        intensity={2}
        castShadow={quality.shadows}
        shadow-mapSize={[quality.shadowMapPx || 512, quality.shadowMapPx || 512]}
        shadow-camera-left={-half}
        shadow-camera-right={half}
        shadow-camera-top={half}
        shadow-camera-bottom={-half}
        shadow-camera-near={half * 0.2}
        shadow-camera-far={half * 4.5}
        shadow-bias={-0.0004}
        shadow-normalBias={half * 0.002}
        shadow-radius={5}
        shadow-autoUpdate={false}
        shadow-needsUpdate
      />
    </>
  );
}
