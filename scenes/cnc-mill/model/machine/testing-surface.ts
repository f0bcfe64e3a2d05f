import type { Vector } from '@tongyan/sim-engine/cnc';

import { TILE } from './bulk.ts';
import { AGAINST, NO_TEXT, PARTS } from './surface.ts';

/** Reads what a surface was written to. @throws RangeError past the end */
class Reader {
  readonly #view: DataView;
  #next = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(): number {
    this.#next += 1;
    return this.#view.getUint8(this.#next - 1);
  }

  u16(): number {
    this.#next += 2;
    return this.#view.getUint16(this.#next - 2, true);
  }

  u32(): number {
    this.#next += 4;
    return this.#view.getUint32(this.#next - 4, true);
  }

  i32(): number {
    return this.u32() | 0;
  }

  f32(): number {
    this.#next += 4;
    return this.#view.getFloat32(this.#next - 4, true);
  }

  text(length: number): string {
    const parts: string[] = [];
    for (let index = 0; index < length; index++) parts.push(String.fromCharCode(this.u16()));
    return parts.join('');
  }
}

interface CollisionMark {
  readonly part: (typeof PARTS)[number];
  readonly against: (typeof AGAINST)[number];
  /** In part coordinates, mm. */
  readonly point: Vector;
}

/** What a view has of the machine; {@link applySurface} brings it up to date. */
export interface SurfaceView {
  /** 1 × 1 where nothing lies in the vice. */
  columns: number;
  rows: number;
  cellMm: number;
  /** Lower corner of the first cell, part coordinates. */
  originMm: readonly [number, number];
  floorMm: number;
  /** Row by row, of each cell's centre, mm over the part's origin. */
  heightsMm: Float32Array;
  partShiftMm: readonly [number, number];
  /** How far part and vice stand off their place on the table. */
  partMm: readonly [number, number];
  viceMm: readonly [number, number];
  /** Of the tools from 1 on. */
  lengthsMm: readonly number[];
  marks: readonly CollisionMark[];
  program: string;
}

interface SurfaceUpdate {
  /** Another workpiece: everything is to be drawn anew. */
  readonly renewed: boolean;
  /** Tiles of 16 × 16 cells that changed, by their first cell. */
  readonly tiles: readonly { readonly column: number; readonly row: number }[];
  readonly programChanged: boolean;
}

export function emptySurface(): SurfaceView {
  return {
    columns: 0,
    rows: 0,
    cellMm: 1,
    originMm: [0, 0],
    floorMm: 0,
    heightsMm: new Float32Array(),
    partShiftMm: [0, 0],
    partMm: [0, 0],
    viceMm: [0, 0],
    lengthsMm: [],
    marks: [],
    program: '',
  };
}

/** Takes bytes over into a view; says what of it is new. @throws RangeError for bytes that are cut off */
export function applySurface(view: SurfaceView, bytes: Uint8Array): SurfaceUpdate {
  const reader = new Reader(bytes);
  const whole = reader.u32() === 1;
  const [columns, rows] = [reader.u32(), reader.u32()];
  const [cellMm, originX, originY] = [reader.f32(), reader.f32(), reader.f32()];
  const floorMm = reader.i32() / 1e6;
  const renewed = whole || view.columns !== columns || view.rows !== rows;
  Object.assign(view, { columns, rows, cellMm, originMm: [originX, originY], floorMm });
  if (renewed) view.heightsMm = new Float32Array(columns * rows).fill(floorMm);
  view.partShiftMm = [reader.f32(), reader.f32()];
  view.partMm = [reader.f32(), reader.f32()];
  view.viceMm = [reader.f32(), reader.f32()];
  view.lengthsMm = Array.from({ length: reader.u32() }, () => reader.f32());
  view.marks = Array.from({ length: reader.u32() }, () => readMark(reader));
  const length = reader.u32();
  const programChanged = length !== NO_TEXT;
  if (programChanged) view.program = reader.text(length);
  const tiles = Array.from({ length: reader.u32() }, () => readTile(reader, view));
  return { renewed, tiles, programChanged };
}

function readMark(reader: Reader): CollisionMark {
  const part = PARTS[reader.u8()] ?? 'flutes';
  const against = AGAINST[reader.u8()] ?? 'stock';
  return { part, against, point: [reader.f32(), reader.f32(), reader.f32()] };
}

function readTile(reader: Reader, view: SurfaceView): { readonly column: number; readonly row: number } {
  const { columns, rows, floorMm, heightsMm } = view;
  const tile = reader.u32();
  const across = Math.ceil(columns / TILE);
  const left = (tile % across) * TILE;
  const front = Math.floor(tile / across) * TILE;
  for (let index = 0; index < TILE * TILE;) {
    const end = index + reader.u16();
    const heightMm = floorMm + reader.u16() / 1000;
    for (; index < end; index++) {
      const row = front + Math.floor(index / TILE);
      const column = left + (index % TILE);
      if (row < rows && column < columns) heightsMm[row * columns + column] = heightMm;
    }
  }
  return { column: left, row: front };
}
