import { TOOL_NUMBERS } from '../../model/machine/interface.ts';
import { MeshBuilder, type MeshData } from '../../../kit/geometry/mesh-builder.ts';
import { toolOf } from '../tools/tool-store.ts';
import { consoleMesh, handwheelMesh, KNOBS, knobMesh, mushroomMesh } from './console.ts';
import { leafMesh } from './doors.ts';
import { FRAME_STEPS } from './frame.ts';
import { headMesh, noseMesh } from './head.ts';
import { magazineMesh } from './magazine.ts';
import { saddleMesh, tableMesh } from './table.ts';
import { movingJawMesh, viceMesh } from './vice.ts';

/** What never changes its form, built once for every picture of the machine. */
export interface MachineParts {
  readonly frame: MeshData;
  readonly saddle: MeshData;
  readonly table: MeshData;
  readonly vice: MeshData;
  readonly movingJaw: MeshData;
  readonly head: MeshData;
  readonly nose: MeshData;
  readonly leafLeft: MeshData;
  readonly leafRight: MeshData;
  readonly magazine: MeshData;
  readonly console: MeshData;
  readonly knobs: Readonly<Record<'mode' | 'feed' | 'rapid', MeshData>>;
  readonly mushroom: MeshData;
  readonly handwheel: MeshData;
}

let built: MachineParts | null = null;

/** Builds the parts once, a step at a time, so that a page goes on meanwhile; `done` is called at the end. */
export function* buildParts(done: (parts: MachineParts) => void): Iterable<null> {
  if (built === null) {
    const frame = new MeshBuilder();
    for (const step of FRAME_STEPS) {
      step(frame);
      yield null;
    }
    const made: Partial<Record<string, MeshData>> = { frame: frame.build() };
    for (const [name, make] of STEPS) {
      yield null;
      made[name] = make();
    }
    const { mode, feed, rapid, ...others } = made;
    // Tools are built before they are wanted: in the middle of a change one would see it.
    for (const toolNumber of TOOL_NUMBERS) {
      yield null;
      toolOf(toolNumber, false);
    }
    built = { ...others, knobs: { mode, feed, rapid } } as unknown as MachineParts;
  }
  done(built);
}

const STEPS: readonly (readonly [name: string, make: () => MeshData])[] = [
  ['saddle', saddleMesh],
  ['table', tableMesh],
  ['vice', viceMesh],
  ['movingJaw', movingJawMesh],
  ['head', headMesh],
  ['nose', noseMesh],
  ['leafLeft', () => leafMesh(-1)],
  ['leafRight', () => leafMesh(1)],
  ['magazine', magazineMesh],
  ['console', consoleMesh],
  ['mode', () => knobMesh(KNOBS.mode)],
  ['feed', () => knobMesh(KNOBS.feed)],
  ['rapid', () => knobMesh(KNOBS.rapid)],
  ['mushroom', mushroomMesh],
  ['handwheel', handwheelMesh],
];
