import type { MeshData } from '../geometry/mesh-builder.ts';
import { consoleMesh, handwheelMesh, KNOBS, knobMesh, mushroomMesh } from './console.ts';
import { leafMesh } from './doors.ts';
import { frameMesh } from './frame.ts';
import { headMesh, noseMesh } from './head.ts';
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
  readonly console: MeshData;
  readonly knobs: Readonly<Record<'mode' | 'feed' | 'rapid', MeshData>>;
  readonly mushroom: MeshData;
  readonly handwheel: MeshData;
}

let built: MachineParts | null = null;

export function machineParts(): MachineParts {
  built ??= {
    frame: frameMesh(),
    saddle: saddleMesh(),
    table: tableMesh(),
    vice: viceMesh(),
    movingJaw: movingJawMesh(),
    head: headMesh(),
    nose: noseMesh(),
    leafLeft: leafMesh(-1),
    leafRight: leafMesh(1),
    console: consoleMesh(),
    knobs: { mode: knobMesh(KNOBS.mode), feed: knobMesh(KNOBS.feed), rapid: knobMesh(KNOBS.rapid) },
    mushroom: mushroomMesh(),
    handwheel: handwheelMesh(),
  };
  return built;
}
