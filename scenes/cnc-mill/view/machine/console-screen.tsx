import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { CanvasTexture, MeshBasicMaterial, PlaneGeometry, SRGBColorSpace } from 'three';

import { useEachFrame } from '../../../kit/index.ts';
import type { SessionPort, Text } from '../../../session/index.ts';
import { seenMode } from '../now.ts';
import type { Word } from '../words/words.ts';
import { SCREEN } from './console.ts';
import { drawScreen, SCREEN_PX } from './draw-screen.ts';

/** A screen is read, not watched: four times a second. */
const EVERY_S = 0.25;

export interface ConsoleScreenProps {
  readonly port: SessionPort;
  readonly word: Word;
  readonly t: (text: Text) => string;
}

/** What the control shows on its own screen. */
export function ConsoleScreen({ port, word, t }: ConsoleScreenProps): ReactNode {
  const { geometry, material, texture, context } = useMemo(() => {
    const canvas = document.createElement('canvas');
    canvas.width = SCREEN_PX.width;
    canvas.height = SCREEN_PX.height;
    const made = new CanvasTexture(canvas);
    made.colorSpace = SRGBColorSpace;
    made.anisotropy = 4;
    return {
      geometry: new PlaneGeometry(SCREEN.width, SCREEN.height).rotateX(Math.PI / 2),
      material: new MeshBasicMaterial({ map: made, toneMapped: false }),
      texture: made,
      context: canvas.getContext('2d'),
    };
  }, []);
  useEffect(
    () => () => {
      geometry.dispose();
      material.dispose();
      texture.dispose();
    },
    [geometry, material, texture],
  );
  const sinceS = useRef(EVERY_S);
  const shown = useRef('');
  useEachFrame(port, ({ view }, deltaS) => {
    sinceS.current += deltaS;
    if (sinceS.current < EVERY_S || context === null) return;
    sinceS.current = 0;
    const key = seenMode(view).control === 'off' ? 'off' : String(view.tick);
    if (key === shown.current) return;
    shown.current = key;
    drawScreen(context, view, word, (name) => t({ key: name, values: { code: '', line: '' } }));
    texture.needsUpdate = true;
  });
  return <mesh geometry={geometry} material={material} position={[SCREEN.x, -6.5, SCREEN.z]} dispose={null} />;
}
