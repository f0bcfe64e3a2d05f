import { useFrame, useThree } from '@react-three/fiber';
import { type ReactNode, useMemo, useRef } from 'react';
import {
  AdditiveBlending,
  BufferAttribute,
  BufferGeometry,
  type Points,
  PointsMaterial,
  type Sprite,
  SpriteMaterial,
} from 'three';

import { glowTexture } from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { DEVICES } from '../layout/devices.ts';
import { useHappenings } from './use-happenings.ts';

const PUFFS = 36;
const SMOKE_S = 4;
const FLASH_S = 0.45;
const LOWEST = -1e4;

interface Burst {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly sinceS: number;
}

/** A number from 0 to 1 for each puff, always the same. */
const spread = (puff: number, salt: number): number => {
  const value = Math.sin(puff * 12.9898 + salt * 78.233) * 43_758.5453;
  return value - Math.floor(value);
};

/** An arc's light and the smoke that rises from where a link has melted. */
export function FlashAndSmoke({ port }: { readonly port: SessionPort }): ReactNode {
  const invalidate = useThree((state) => state.invalidate);
  const clock = useRef(0);
  const bursts = useRef<readonly Burst[]>([]);
  const sprite = useRef<Sprite>(null);
  const points = useRef<Points>(null);
  const { geometry, smoke, light } = useMemo(() => {
    const own = new BufferGeometry();
    own.setAttribute('position', new BufferAttribute(new Float32Array(3 * 4 * PUFFS).fill(LOWEST), 3));
    return {
      geometry: own,
      smoke: new PointsMaterial({
        map: glowTexture(),
        color: '#8a8f90',
        size: 46,
        transparent: true,
        opacity: 0,
        depthWrite: false,
      }),
      light: new SpriteMaterial({
        map: glowTexture(),
        color: '#eaf4ff',
        blending: AdditiveBlending,
        transparent: true,
        depthTest: false,
      }),
    };
  }, []);
  useHappenings(port, (happening) => {
    if (happening.kind !== 'fuse') return;
    const [x, y] = DEVICES[happening.part].at;
    const pole = happening.part === 'FU1' ? (happening.pole - 2) * 17.6 : 0;
    bursts.current = [...bursts.current.slice(-3), { x: x + pole, y, z: 66, sinceS: clock.current }];
    invalidate();
  });
  useFrame((_state, deltaS) => {
    clock.current += Math.min(deltaS, 0.1);
    const nowS = clock.current;
    const live = bursts.current.filter(({ sinceS }) => nowS - sinceS < SMOKE_S);
    bursts.current = live;
    if (points.current !== null) points.current.visible = live.length > 0;
    const newest = live.at(-1);
    const age = newest === undefined ? SMOKE_S : nowS - newest.sinceS;
    if (sprite.current !== null) {
      sprite.current.visible = age < FLASH_S;
      if (newest !== undefined) sprite.current.position.set(newest.x, newest.y, newest.z + 20);
      const size = 320 * (1 - age / FLASH_S) + 60;
      sprite.current.scale.set(size, size, 1);
      light.opacity = Math.max(0, 1 - age / FLASH_S);
    }
    if (live.length === 0) return;
    const places = geometry.getAttribute('position');
    for (let index = 0; index < 4 * PUFFS; index += 1) {
      const burst = live[Math.floor(index / PUFFS)];
      if (burst === undefined) {
        places.setXYZ(index, 0, LOWEST, 0);
        continue;
      }
      const since = nowS - burst.sinceS - spread(index, 3) * 0.8;
      const rise = Math.max(0, since);
      places.setXYZ(
        index,
        burst.x + (spread(index, 1) - 0.5) * (10 + 26 * rise),
        since < 0 ? LOWEST : burst.y + 8 + rise * (34 + 26 * spread(index, 2)),
        burst.z + (spread(index, 4) - 0.5) * (10 + 22 * rise),
      );
    }
    places.needsUpdate = true;
    smoke.opacity = 0.3 * Math.max(0, 1 - age / SMOKE_S);
    invalidate();
  });
  return (
    <>
      <points ref={points} geometry={geometry} material={smoke} frustumCulled={false} visible={false} dispose={null} />
      <sprite ref={sprite} material={light} visible={false} renderOrder={12} dispose={null} />
    </>
  );
}
