import type { BufferGeometry } from 'three';

/** A solid's plain numbers, of which copies are cast. */
export interface Mould {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly indices: Uint32Array;
}

export function mouldOf(geometry: BufferGeometry): Mould {
  const positions = Float32Array.from(geometry.getAttribute('position').array);
  const normals = Float32Array.from(geometry.getAttribute('normal').array);
  const own = geometry.getIndex();
  const indices =
    own === null
      ? Uint32Array.from({ length: positions.length / 3 }, (_, index) => index)
      : Uint32Array.from(own.array);
  return { positions, normals, indices };
}

const moulds = new Map<string, Mould>();

/** Screws, clamps and fingers of ducts come by hundreds: one mould for all that are alike. */
export function kept(key: string, make: () => BufferGeometry): Mould {
  let mould = moulds.get(key);
  if (mould === undefined) {
    const geometry = make();
    mould = mouldOf(geometry);
    geometry.dispose();
    moulds.set(key, mould);
  }
  return mould;
}
