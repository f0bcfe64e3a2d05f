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
const normal = new Vector3();

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
    const matrix = new Matrix4().multiplyMatrices(this.#frame(), matrixOf(placement));
    const grown = this.grow(surface);
    const first = grown.positions.length / 3;
    const positions = geometry.getAttribute('position');
    const normals = geometry.getAttribute('normal');
    const { r, g, b } = new Color(colour);
    for (let index = 0; index < positions.count; index += 1) {
      position.fromBufferAttribute(positions, index).applyMatrix4(matrix);
      normal.fromBufferAttribute(normals, index).transformDirection(matrix);
      grown.positions.push(position.x, position.y, position.z);
      grown.normals.push(normal.x, normal.y, normal.z);
      grown.colours.push(r, g, b);
    }
    const own = geometry.getIndex();
    const count = own?.count ?? positions.count;
    for (let index = 0; index < count; index += 1) grown.indices.push(first + (own?.getX(index) ?? index));
    geometry.dispose();
  }

  /** A box with bevelled edges around a point. */
  box(surface: SurfaceName, colour: string, size: Point, placement: Placement = {}, bevel = 1, steps = 2): void {
    const radius = Math.min(bevel, Math.min(...size) / 2.01);
    this.add(
      surface,
      colour,
      new RoundedBoxGeometry(...size, radius > 0.02 ? steps : 1, Math.max(radius, 0.01)),
      placement,
    );
  }

  /** A box with sharp edges: for what is small. */
  block(surface: SurfaceName, colour: string, size: Point, placement: Placement = {}): void {
    this.add(surface, colour, new BoxGeometry(...size), placement);
  }

  /** A round bar along its own y axis. */
  rod(
    surface: SurfaceName,
    colour: string,
    { radius, top = radius, length, sides = 20 }: { radius: number; top?: number; length: number; sides?: number },
    placement: Placement = {},
  ): void {
    this.add(surface, colour, new CylinderGeometry(top, radius, length, sides), placement);
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
    this.add(surface, colour, new TorusGeometry(radius, thick, 8, sides), placement);
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
