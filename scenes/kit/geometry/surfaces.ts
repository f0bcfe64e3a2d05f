import { MeshPhysicalMaterial, MeshStandardMaterial } from 'three';

/** What things are made of; their colours stand in the vertices. */
const MADE = {
  /** Housings of devices. */
  plastic: new MeshStandardMaterial({ vertexColors: true, roughness: 0.48, metalness: 0 }),
  /** Ducts, cables, what hardly shines. */
  matte: new MeshStandardMaterial({ vertexColors: true, roughness: 0.82, metalness: 0 }),
  /** Sheet metal with powder coating. */
  paint: new MeshStandardMaterial({ vertexColors: true, roughness: 0.58, metalness: 0.15 }),
  /** Screws, rails, shafts. */
  metal: new MeshStandardMaterial({ vertexColors: true, roughness: 0.34, metalness: 0.95 }),
  /** Cast or machined metal that is rougher. */
  cast: new MeshStandardMaterial({ vertexColors: true, roughness: 0.62, metalness: 0.55 }),
  /** Lenses, glass, enamel. */
  gloss: new MeshPhysicalMaterial({ vertexColors: true, roughness: 0.18, metalness: 0, clearcoat: 0.6 }),
} as const;

export type SurfaceName = keyof typeof MADE;

export const surface = (name: SurfaceName): MeshStandardMaterial => MADE[name];

/** Metal without surroundings to mirror would be black: then it is drawn as if it were painted. */
export function dullMetal(dull: boolean): void {
  MADE.metal.metalness = dull ? 0.25 : 0.95;
  MADE.cast.metalness = dull ? 0.15 : 0.55;
}
