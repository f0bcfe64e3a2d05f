import {
  BoxGeometry,
  BufferAttribute,
  BufferGeometry,
  Color,
  CylinderGeometry,
  Euler,
  LatheGeometry,
  Matrix4,
  Quaternion,
  SphereGeometry,
  TorusGeometry,
  Vector2,
  Vector3,
} from 'three';
import { RoundedBoxGeometry } from 'three/addons/geometries/RoundedBoxGeometry.js';

import type { Point } from '../stage/anchor-registry.ts';
import type { SurfaceName } from './surfaces.ts';
import { addTube } from './tube.ts';

/** Where a solid stands and how it is turned (Euler XYZ, rad). */
export interface Placement {
  readonly at?: Point;
  readonly turned?: Point;
}

/** Arrays of one surface, as they grow. */
export interface Growing {
  readonly positions: number[];
  readonly normals: number[];
  readonly colours: number[];
  readonly indices: number[];
}

const position = new Vector3();

/** A solid's plain numbers, of which copies are cast. */
interface Mould {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly indices: Uint32Array;
}

function mouldOf(geometry: BufferGeometry): Mould {
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
function kept(key: string, make: () => BufferGeometry): Mould {
  let mould = moulds.get(key);
  if (mould === undefined) {
    const geometry = make();
    mould = mouldOf(geometry);
    geometry.dispose();
    moulds.set(key, mould);
  }
  return mould;
}

const knownColours = new Map<string, Color>();

function colourOf(name: string): Color {
  let colour = knownColours.get(name);
  if (colour === undefined) {
    colour = new Color(name);
    knownColours.set(name, colour);
  }
  return colour;
}

/** Collects solids by surface, so that all that stands still is drawn by a few calls. */
export class Solids {
  readonly #grown = new Map<SurfaceName, Growing>();
  readonly #frames: Matrix4[] = [new Matrix4()];

  /** All that `build` adds is placed by this. */
  within(placement: Placement, build: () => void): void {
    this.#frames.push(new Matrix4().multiplyMatrices(this.#frame(), matrixOf(placement)));
    build();
    this.#frames.pop();
  }

  add(surface: SurfaceName, colour: string, geometry: BufferGeometry, placement: Placement = {}): void {
    this.#addMould(surface, colour, mouldOf(geometry), placement);
    geometry.dispose();
  }

  #addMould(surface: SurfaceName, colour: string, mould: Mould, placement: Placement, size: Point = [1, 1, 1]): void {
    const { elements: m } = new Matrix4().multiplyMatrices(this.#frame(), matrixOf(placement));
    const [m0, m1, m2, , m4, m5, m6, , m8, m9, m10, , m12, m13, m14] = m;
    const { positions, normals, colours, indices } = this.grow(surface);
    const first = positions.length / 3;
    const { r, g, b } = colourOf(colour);
    for (let index = 0; index < mould.positions.length; index += 3) {
      const x = (mould.positions[index] ?? 0) * size[0];
      const y = (mould.positions[index + 1] ?? 0) * size[1];
      const z = (mould.positions[index + 2] ?? 0) * size[2];
      positions.push(m0 * x + m4 * y + m8 * z + m12, m1 * x + m5 * y + m9 * z + m13, m2 * x + m6 * y + m10 * z + m14);
      const nx = mould.normals[index] ?? 0;
      const ny = mould.normals[index + 1] ?? 0;
      const nz = mould.normals[index + 2] ?? 0;
      normals.push(m0 * nx + m4 * ny + m8 * nz, m1 * nx + m5 * ny + m9 * nz, m2 * nx + m6 * ny + m10 * nz);
      colours.push(r, g, b);
    }
    for (const index of mould.indices) indices.push(first + index);
  }

  /** A box with bevelled edges around a point. */
  box(
    surface: SurfaceName,
    colour: string,
    size: Point,
    placement: Placement = {},
    bevel = 1,
    steps = bevel < 1.5 ? 1 : 2,
  ): void {
    const radius = Math.max(0.01, Math.min(bevel, Math.min(...size) / 2.01));
    const make = (): BufferGeometry => new RoundedBoxGeometry(...size, radius > 0.02 ? steps : 1, radius);
    this.#addMould(surface, colour, kept(`box ${size.join(' ')} ${radius} ${steps}`, make), placement);
  }

  /** A box with sharp edges: for what is small. */
  block(surface: SurfaceName, colour: string, size: Point, placement: Placement = {}): void {
    // Scaled along its own axes, whose normals stay as they are.
    this.#addMould(
      surface,
      colour,
      kept('block', () => new BoxGeometry(1, 1, 1)),
      placement,
      size,
    );
  }

  /** A round bar along its own y axis. */
  rod(
    surface: SurfaceName,
    colour: string,
    { radius, top = radius, length, sides = 20 }: { radius: number; top?: number; length: number; sides?: number },
    placement: Placement = {},
  ): void {
    const make = (): BufferGeometry => new CylinderGeometry(top, radius, length, sides);
    this.#addMould(surface, colour, kept(`rod ${top} ${radius} ${length} ${sides}`, make), placement);
  }

  ball(surface: SurfaceName, colour: string, radius: number, placement: Placement = {}, sides = 16): void {
    this.add(surface, colour, new SphereGeometry(radius, sides, Math.ceil(sides * 0.75)), placement);
  }

  ring(
    surface: SurfaceName,
    colour: string,
    radius: number,
    thick: number,
    placement: Placement = {},
    sides = 24,
  ): void {
    const make = (): BufferGeometry => new TorusGeometry(radius, thick, 8, sides);
    this.#addMould(surface, colour, kept(`ring ${radius} ${thick} ${sides}`, make), placement);
  }

  /** What a lathe makes of a profile of (radius, height) around its own y axis. */
  turned(
    surface: SurfaceName,
    colour: string,
    profile: readonly (readonly [radius: number, height: number])[],
    placement: Placement = {},
    sides = 24,
  ): void {
    const points = profile.map(([radius, height]) => new Vector2(radius, height));
    this.add(surface, colour, new LatheGeometry(points, sides), placement);
  }

  /** A round bar along a line. Colours beside the first stand as stripes along it. */
  tube(surface: SurfaceName, colours: readonly string[], points: readonly Point[], radius: number, sides = 8): void {
    const frame = this.#frame();
    const moved = points.map((point): Point =>
      position
        .set(...point)
        .applyMatrix4(frame)
        .toArray(),
    );
    addTube(this.grow(surface), moved, radius, sides, colours);
  }

  /** The arrays of a surface: for what makes its own vertices. */
  grow(surface: SurfaceName): Growing {
    let grown = this.#grown.get(surface);
    if (grown === undefined) {
      grown = { positions: [], normals: [], colours: [], indices: [] };
      this.#grown.set(surface, grown);
    }
    return grown;
  }

  surfaces(): Iterable<readonly [SurfaceName, Growing]> {
    return this.#grown;
  }

  build(): ReadonlyMap<SurfaceName, BufferGeometry> {
    return new Map(Array.from(this.#grown, ([surface, grown]) => [surface, geometryOf(grown)]));
  }

  #frame(): Matrix4 {
    return this.#frames.at(-1) ?? new Matrix4();
  }
}

function matrixOf({ at = [0, 0, 0], turned = [0, 0, 0] }: Placement): Matrix4 {
  const rotation = new Quaternion().setFromEuler(new Euler(...turned));
  return new Matrix4().compose(new Vector3(...at), rotation, new Vector3(1, 1, 1));
}

export function geometryOf({ positions, normals, colours, indices }: Growing): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute('normal', new BufferAttribute(new Float32Array(normals), 3));
  geometry.setAttribute('color', new BufferAttribute(new Float32Array(colours), 3));
  geometry.setIndex(indices);
  return geometry;
}
