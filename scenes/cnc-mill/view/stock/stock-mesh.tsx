import { useThree } from '@react-three/fiber';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { BufferGeometry, DataTexture, type Group, Mesh, RGFormat } from 'three';

import { useEachFrame, useStage } from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import type { Point } from '../../../kit/index.ts';
import { BLANK_AT_MM, BLANK_MM, OVER_TABLE_MIDDLE } from '../machine/layout.ts';
import { placesOf } from '../machine/seen-places.ts';
import { signal } from '../now.ts';
import { TOOL_LOOKS } from '../tools/cart-looks.ts';
import { blankField } from './field.ts';
import { readSurface } from './read-surface.ts';
import { stockMaterial } from './stock-material.ts';
import { StockPicture } from './stock-picture.ts';
import { Strikes } from './strikes.tsx';
import { type CuttingTool, ToolMarks } from './tool-marks.ts';

/** Follows where the tool goes over the piece, so that cuts get the marks of its way. */
class ToolWay {
  #x = Number.NaN;
  #y = 0;
  #alongX = 1;
  #alongY = 0;

  now(port: SessionPort): CuttingTool | null {
    const { view } = port.frame();
    const look = TOOL_LOOKS.get(Math.round(signal(view, 'toolNumber')));
    const [offX, offY] = placesOf(port).part;
    const x = signal(view, 'scaleXMm') - OVER_TABLE_MIDDLE.x - offX + BLANK_MM[0] / 2;
    const y = signal(view, 'scaleYMm') - OVER_TABLE_MIDDLE.y - offY + BLANK_MM[1] / 2;
    const way = Math.hypot(x - this.#x, y - this.#y);
    if (way > 0.01) [this.#alongX, this.#alongY] = [(x - this.#x) / way, (y - this.#y) / way];
    if (way > 0.01 || Number.isNaN(this.#x)) [this.#x, this.#y] = [x, y];
    return look === undefined
      ? null
      : { x, y, radiusMm: look.diameterMm / 2, alongX: this.#alongX, alongY: this.#alongY };
  }
}

let warm: Mesh | null = null;

/** Nothing to be seen, of the workpiece's material: its program is made before the first blank is there. */
function warmUp(): Mesh {
  if (warm === null) {
    warm = new Mesh(
      new BufferGeometry(),
      stockMaterial(new DataTexture(new Uint8Array([128, 128]), 1, 1, RGFormat), 1, 1),
    );
    warm.visible = false;
    warm.castShadow = true;
    warm.receiveShadow = true;
  }
  return warm;
}

/** The workpiece, as it is cut, about the middle of its own place on the table. */
export function StockMesh({ port }: { readonly port: SessionPort }): ReactNode {
  const { quality } = useStage();
  const coarse = quality.level === 'low';
  const invalidate = useThree((state) => state.invalidate);
  const [picture, setPicture] = useState<StockPicture | null>(null);
  const [strikes, setStrikes] = useState<readonly Point[]>([]);
  const group = useRef<Group>(null);
  useEffect(() => {
    const way = new ToolWay();
    let current: StockPicture | null = null;
    let marks: ToolMarks | null = null;
    const stop = port.subscribeSurface((change) => {
      const seen = readSurface(change.bytes);
      if (seen.whole) {
        current?.dispose();
        current = null;
        if (seen.columns > 1) {
          const field = blankField(seen.columns, seen.rows, seen.cellMm, BLANK_MM[2] * 1000);
          if (marks?.fits(field) !== true) marks = new ToolMarks(field);
          marks.level();
          current = new StockPicture(field, marks, coarse ? 2 : 1);
        }
        setPicture(current);
      }
      const tool = seen.whole ? null : way.now(port);
      for (const tile of seen.tiles) current?.put(tile, tool);
      setStrikes(seen.strikes);
      invalidate();
    });
    return () => {
      stop();
      current?.dispose();
      setPicture(null);
    };
  }, [port, coarse, invalidate]);
  useEachFrame(port, ({ view }) => {
    group.current?.position.set(
      -BLANK_MM[0] / 2 + signal(view, 'partShiftXMm'),
      -BLANK_MM[1] / 2 + signal(view, 'partShiftYMm'),
      BLANK_AT_MM,
    );
    return picture?.work() ?? false;
  });
  if (picture === null) return <primitive object={warmUp()} />;
  return (
    <group ref={group}>
      <mesh geometry={picture.geometry.geometry} material={picture.material} castShadow receiveShadow dispose={null} />
      <Strikes places={strikes} />
    </group>
  );
}
