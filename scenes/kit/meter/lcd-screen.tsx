import { useThree } from '@react-three/fiber';
import { type ReactNode, useEffect, useMemo } from 'react';
import { CanvasTexture, MeshBasicMaterial, SRGBColorSpace } from 'three';

import type { Placement } from '../geometry/placement.ts';
import { DIGIT, segmentPolygons } from './seven-segments.ts';

const PX = { width: 256, height: 104 } as const;

export interface LcdScreenProps extends Placement {
  readonly text: string;
  /** Small words in the corners: kind at the left above, unit at the right below. */
  readonly kind: string;
  readonly unit: string;
  readonly width: number;
  readonly height: number;
  readonly off: boolean;
  readonly digits?: number;
}

/** A liquid crystal display in the picture. */
export function LcdScreen({
  text,
  kind,
  unit,
  width,
  height,
  off,
  digits = 5,
  at = [0, 0, 0],
  turned = [0, 0, 0],
}: LcdScreenProps): ReactNode {
  const invalidate = useThree((state) => state.invalidate);
  const { context, texture, material } = useMemo(() => {
    const canvas = document.createElement('canvas');
    canvas.width = PX.width;
    canvas.height = PX.height;
    const own = new CanvasTexture(canvas);
    own.colorSpace = SRGBColorSpace;
    own.anisotropy = 4;
    return {
      context: canvas.getContext('2d'),
      texture: own,
      material: new MeshBasicMaterial({ map: own, toneMapped: false }),
    };
  }, []);
  useEffect(
    () => () => {
      texture.dispose();
      material.dispose();
    },
    [texture, material],
  );
  useEffect(() => {
    if (context === null) return;
    context.fillStyle = off ? '#77807a' : '#b4c2ae';
    context.fillRect(0, 0, PX.width, PX.height);
    if (!off) {
      context.fillStyle = '#141c15';
      const { polygons, digits: used } = segmentPolygons(text);
      const scale = Math.min((PX.height - 34) / DIGIT.height, (PX.width - 56) / (digits * DIGIT.width));
      const left = PX.width - 44 - used * DIGIT.width * scale;
      for (const polygon of polygons) {
        context.beginPath();
        for (const [x, y] of polygon) context.lineTo(left + x * scale, 22 + y * scale);
        context.fill();
      }
      context.font = '600 20px sans-serif';
      context.fillText(kind, 10, 24);
      context.textAlign = 'right';
      context.fillText(unit, PX.width - 8, PX.height - 12);
      context.textAlign = 'left';
    }
    texture.needsUpdate = true;
    invalidate();
  }, [context, texture, invalidate, text, kind, unit, off, digits]);
  return (
    <mesh position={[...at]} rotation={[...turned]} material={material} dispose={null}>
      <planeGeometry args={[width, height]} />
    </mesh>
  );
}
