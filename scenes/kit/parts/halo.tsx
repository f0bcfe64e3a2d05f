import { type ReactNode, useMemo } from 'react';
import { AdditiveBlending, CanvasTexture, type Sprite, SpriteMaterial } from 'three';
import type { Ref } from 'react';

import type { Point } from '../stage/anchor-registry.ts';

let glow: CanvasTexture | null = null;

/** A soft round light on black, made once. */
export function glowTexture(): CanvasTexture {
  if (glow !== null) return glow;
  const canvas = document.createElement('canvas');
  canvas.width = 64;
  canvas.height = 64;
  const context = canvas.getContext('2d');
  if (context !== null) {
    const gradient = context.createRadialGradient(32, 32, 0, 32, 32, 32);
    gradient.addColorStop(0, 'rgba(255,255,255,1)');
    gradient.addColorStop(0.25, 'rgba(255,255,255,0.45)');
    gradient.addColorStop(1, 'rgba(255,255,255,0)');
    context.fillStyle = gradient;
    context.fillRect(0, 0, 64, 64);
  }
  glow = new CanvasTexture(canvas);
  return glow;
}

export interface HaloProps {
  readonly at: Point;
  readonly size: number;
  readonly colour: string;
  /** 0 to 1. */
  readonly strength?: number;
  readonly spriteRef?: Ref<Sprite>;
}

/** The shine around a light. */
export function Halo({ at, size, colour, strength = 1, spriteRef }: HaloProps): ReactNode {
  const material = useMemo(
    () => new SpriteMaterial({ map: glowTexture(), blending: AdditiveBlending, transparent: true, depthWrite: false }),
    [],
  );
  material.color.set(colour);
  material.opacity = strength;
  return (
    <sprite
      {...(spriteRef === undefined ? {} : { ref: spriteRef })}
      position={[...at]}
      scale={[size, size, 1]}
      material={material}
      visible={strength > 0.01}
    />
  );
}
