import {
  BufferAttribute,
  BufferGeometry,
  CanvasTexture,
  Euler,
  Matrix4,
  Quaternion,
  SRGBColorSpace,
  Vector3,
} from 'three';

import type { Placement } from '../geometry/placement.ts';
import { layOut, type Place } from './layout.ts';

/** Words on something, in the scene's units. */
export interface Label {
  readonly id: string;
  /** Lines are parted by line breaks. */
  readonly text: string;
  readonly width: number;
  readonly height: number;
  /** Height of the letters. */
  readonly letters: number;
  readonly ink?: string;
  /** Left out: nothing behind the words. */
  readonly ground?: string;
  readonly bold?: boolean;
  readonly align?: 'left' | 'centre';
  /** Drawn instead of words: over the whole place, in units of the label with y down. */
  readonly draw?: (context: CanvasRenderingContext2D, width: number, height: number) => void;
}

/** A label where it is to be seen: its middle, facing its own +z. */
export interface PlacedLabel extends Placement {
  readonly id: string;
  /** Instead of the label's own size. */
  readonly width?: number;
  readonly height?: number;
}

const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';
/** Width of a sheet unless a small one is asked for. */
const SHEET_PX = 2048;

export interface SheetOptions {
  readonly widthPx?: number;
  /** Whether it is drawn at once; else by whoever asks for `drawing`. */
  readonly drawn?: boolean;
}

/** All labels of a scene on one texture. */
export class LabelSheet {
  readonly texture: CanvasTexture;
  readonly #labels = new Map<string, { readonly label: Label; readonly place: Place }>();
  readonly #widthPx: number;
  readonly #heightPx: number;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #pxPerUnit: number;

  /** @param pxPerUnit how sharp: picture elements of the sheet for each of the scene's units */
  constructor(labels: readonly Label[], pxPerUnit: number, { widthPx = SHEET_PX, drawn = true }: SheetOptions = {}) {
    const sizes = labels.map(({ width, height }) => ({
      width: Math.ceil(width * pxPerUnit),
      height: Math.ceil(height * pxPerUnit),
    }));
    const { places, height } = layOut(sizes, widthPx);
    this.#widthPx = widthPx;
    this.#heightPx = height;
    const canvas = document.createElement('canvas');
    canvas.width = widthPx;
    canvas.height = height;
    this.#context = canvas.getContext('2d');
    this.#pxPerUnit = pxPerUnit;
    for (const [index, label] of labels.entries()) {
      const place = places[index];
      if (place !== undefined) this.#labels.set(label.id, { label, place });
    }
    this.texture = new CanvasTexture(canvas);
    this.texture.colorSpace = SRGBColorSpace;
    this.texture.anisotropy = 8;
    this.texture.generateMipmaps = true;
    if (drawn) this.draw();
  }

  /** Draws all labels at once. */
  draw(): void {
    for (const id of this.#labels.keys()) this.#drawOne(id);
    this.texture.needsUpdate = true;
  }

  /** Draws a label with each step. The texture shows them once it is told so. */
  *drawing(): Iterable<null> {
    for (const id of this.#labels.keys()) {
      this.#drawOne(id);
      yield null;
    }
  }

  #drawOne(id: string): void {
    const entry = this.#labels.get(id);
    if (this.#context !== null && entry !== undefined)
      drawLabel(this.#context, entry.label, entry.place, this.#pxPerUnit);
  }

  /** One mesh of many labels. @throws Error for an id that is not on the sheet */
  geometry(placed: readonly PlacedLabel[]): BufferGeometry {
    const positions: number[] = [];
    const normals: number[] = [];
    const uvs: number[] = [];
    const indices: number[] = [];
    const point = new Vector3();
    const scale = new Vector3(1, 1, 1);
    for (const { id, at = [0, 0, 0], turned = [0, 0, 0], width, height } of placed) {
      const entry = this.#labels.get(id);
      if (entry === undefined) throw new Error(`there is no label ${id}`);
      const { label, place } = entry;
      const halfX = (width ?? label.width) / 2;
      const halfY = (height ?? label.height) / 2;
      const matrix = new Matrix4().compose(
        new Vector3(...at),
        new Quaternion().setFromEuler(new Euler(...turned)),
        scale,
      );
      const first = positions.length / 3;
      for (const [x, y] of [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ] as const) {
        point.set(x * halfX, y * halfY, 0).applyMatrix4(matrix);
        positions.push(point.x, point.y, point.z);
        point.set(0, 0, 1).transformDirection(matrix);
        normals.push(point.x, point.y, point.z);
        const down = place.y + (y < 0 ? place.height : 0);
        uvs.push((place.x + (x > 0 ? place.width : 0)) / this.#widthPx, 1 - down / this.#heightPx);
      }
      indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
    }
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3));
    geometry.setAttribute('normal', new BufferAttribute(new Float32Array(normals), 3));
    geometry.setAttribute('uv', new BufferAttribute(new Float32Array(uvs), 2));
    geometry.setIndex(indices);
    return geometry;
  }

  dispose(): void {
    this.texture.dispose();
  }
}

function drawLabel(context: CanvasRenderingContext2D, label: Label, place: Place, pxPerUnit: number): void {
  const { text, width, height, letters, ink = '#16211f', ground, bold = false, align = 'centre', draw } = label;
  context.save();
  context.beginPath();
  context.rect(place.x, place.y, place.width, place.height);
  context.clip();
  context.translate(place.x, place.y);
  context.scale(pxPerUnit, pxPerUnit);
  if (ground !== undefined) {
    context.fillStyle = ground;
    // To the very edge of the place, which is rounded up to whole picture elements.
    context.fillRect(0, 0, width + 1, height + 1);
  }
  context.fillStyle = ink;
  context.strokeStyle = ink;
  if (draw === undefined) {
    context.font = `${bold ? '600' : '400'} ${letters}px ${FONT}`;
    context.textAlign = align === 'left' ? 'left' : 'center';
    context.textBaseline = 'middle';
    const lines = text.split('\n');
    for (const [index, line] of lines.entries()) {
      const y = height / 2 + (index - (lines.length - 1) / 2) * letters * 1.25;
      context.fillText(line, align === 'left' ? letters * 0.3 : width / 2, y, width);
    }
  } else draw(context, width, height);
  context.restore();
}
