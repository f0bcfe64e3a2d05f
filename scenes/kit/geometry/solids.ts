import {
  BoxGeometry,
  type BufferGeometry,
  CylinderGeometry,
  LatheGeometry,
  SphereGeometry,
  TorusGeometry,
  Vector2,
} from 'three';
import { RoundedBoxGeometry } from 'three/addons/geometries/RoundedBoxGeometry.js';

import type { Point } from '../stage/anchor-registry.ts';
import { toGeometry } from './built.ts';
import { colouredAs } from './finish.ts';
import { MeshBuilder } from './mesh-builder.ts';
import { kept, mouldOf } from './mould.ts';
import { Frames, type Placement } from './placement.ts';
import type { SurfaceName } from './surfaces.ts';
import { addTube } from './tube.ts';

/**
 * Collects solids by surface, so that all that stands still is drawn by a few calls. Its solids are rounded, as moulded plastic and
 * coated sheet are; those of `shapes.ts` are bevelled and carry their finish with them, as castings and ground blocks do.
 */
export class Solids {
  readonly #frames = new Frames();
  readonly #builders = new Map<SurfaceName, MeshBuilder>();

  /** All that `build` adds is placed by this. */
  within(placement: Placement, build: () => void): void {
    this.#frames.within(placement, build);
  }

  /** A box with rounded edges around a point. */
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
    const mould = kept(`box ${size.join(' ')} ${radius} ${steps}`, make);
    this.#on(surface).cast(mould, colouredAs(colour), placement);
  }

  /** A box with sharp edges: for what is small. */
  block(surface: SurfaceName, colour: string, size: Point, placement: Placement = {}): void {
    const mould = kept('block', () => new BoxGeometry(1, 1, 1));
    this.#on(surface).cast(mould, colouredAs(colour), placement, size);
  }

  /** A round bar along its own y axis. */
  rod(
    surface: SurfaceName,
    colour: string,
    { radius, top = radius, length, sides = 20 }: { radius: number; top?: number; length: number; sides?: number },
    placement: Placement = {},
  ): void {
    const make = (): BufferGeometry => new CylinderGeometry(top, radius, length, sides);
    this.#on(surface).cast(kept(`rod ${top} ${radius} ${length} ${sides}`, make), colouredAs(colour), placement);
  }

  ball(surface: SurfaceName, colour: string, radius: number, placement: Placement = {}, sides = 16): void {
    this.#add(surface, colour, new SphereGeometry(radius, sides, Math.ceil(sides * 0.75)), placement);
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
    this.#on(surface).cast(kept(`ring ${radius} ${thick} ${sides}`, make), colouredAs(colour), placement);
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
    this.#add(surface, colour, new LatheGeometry(points, sides), placement);
  }

  /** A round bar along a line. Colours beside the first stand as stripes along it. */
  tube(surface: SurfaceName, colours: readonly string[], points: readonly Point[], radius: number, sides = 8): void {
    addTube(this.#on(surface), points, radius, colours.map(colouredAs), sides);
  }

  surfaces(): Iterable<readonly [SurfaceName, MeshBuilder]> {
    return this.#builders;
  }

  build(): ReadonlyMap<SurfaceName, BufferGeometry> {
    return new Map(Array.from(this.#builders, ([surface, builder]) => [surface, toGeometry(builder.build())]));
  }

  #add(surface: SurfaceName, colour: string, geometry: BufferGeometry, placement: Placement): void {
    this.#on(surface).cast(mouldOf(geometry), colouredAs(colour), placement);
    geometry.dispose();
  }

  #on(surface: SurfaceName): MeshBuilder {
    let builder = this.#builders.get(surface);
    if (builder === undefined) {
      builder = new MeshBuilder(this.#frames);
      this.#builders.set(surface, builder);
    }
    return builder;
  }
}
