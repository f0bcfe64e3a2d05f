import { NO_TEXT } from '../../model/machine/surface.ts';

const TILE = 16;

/** A tile of 16 × 16 cells: heights over the underside, µm, row by row. */
export interface SeenTile {
  readonly column: number;
  readonly row: number;
  readonly heightsUm: Uint16Array;
}

type Off = readonly [x: number, y: number];

/** Where things stand, as exactly as an eye sees it, mm. */
export interface SeenPlaces {
  /** Off the middle of the table. */
  readonly part: Off;
  readonly vice: Off;
  /** From the tip to the gauge line, of the tools from 1 on. */
  readonly lengthsMm: readonly number[];
}

/** What has become of workpiece and text; the bytes are described beside what writes them. */
export interface SeenSurface {
  readonly whole: boolean;
  /** One column where nothing is in the vice. */
  readonly columns: number;
  readonly rows: number;
  readonly cellMm: number;
  readonly places: SeenPlaces;
  /** Places where something struck, in the part's coordinates, mm. */
  readonly strikes: readonly (readonly [number, number, number])[];
  /** Null where the text has not changed. */
  readonly text: string | null;
  readonly tiles: readonly SeenTile[];
}

class Reader {
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(): number {
    this.#at += 1;
    return this.#view.getUint8(this.#at - 1);
  }

  u16(): number {
    this.#at += 2;
    return this.#view.getUint16(this.#at - 2, true);
  }

  u32(): number {
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4, true);
  }

  f32(): number {
    this.#at += 4;
    return this.#view.getFloat32(this.#at - 4, true);
  }

  skip(bytes: number): void {
    this.#at += bytes;
  }
}

function readText(reader: Reader): string | null {
  const length = reader.u32();
  if (length === NO_TEXT) return null;
  const units: string[] = [];
  for (let from = 0; from < length; from += 4096) {
    const count = Math.min(4096, length - from);
    units.push(String.fromCharCode(...Array.from({ length: count }, () => reader.u16())));
  }
  return units.join('');
}

function readTile(reader: Reader, across: number): SeenTile {
  const index = reader.u32();
  const heightsUm = new Uint16Array(TILE * TILE);
  for (let cell = 0; cell < heightsUm.length;) {
    const count = reader.u16();
    heightsUm.fill(reader.u16(), cell, cell + count);
    // A run of nothing would be read for ever.
    cell += Math.max(1, count);
  }
  return { column: (index % across) * TILE, row: Math.floor(index / across) * TILE, heightsUm };
}

/** @param withTiles false for who wants no heights */
export function readSurface(bytes: Uint8Array, withTiles = true): SeenSurface {
  const reader = new Reader(bytes);
  const whole = reader.u32() === 1;
  const [columns, rows, cellMm] = [reader.u32(), reader.u32(), reader.f32()];
  // Origin, underside and shift: the picture takes them from elsewhere.
  reader.skip(5 * 4);
  const places: SeenPlaces = {
    part: [reader.f32(), reader.f32()],
    vice: [reader.f32(), reader.f32()],
    lengthsMm: Array.from({ length: reader.u32() }, () => reader.f32()),
  };
  const strikes = Array.from({ length: reader.u32() }, (): readonly [number, number, number] => {
    reader.skip(2);
    return [reader.f32(), reader.f32(), reader.f32()];
  });
  const text = readText(reader);
  const across = Math.ceil(columns / TILE);
  const tiles = withTiles ? Array.from({ length: reader.u32() }, () => readTile(reader, across)) : [];
  return { whole, columns, rows, cellMm, places, strikes, text, tiles };
}
