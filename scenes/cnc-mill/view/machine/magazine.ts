import { FINISHES } from '../geometry/finish.ts';
import { MeshBuilder, type MeshData } from '../geometry/mesh-builder.ts';
import { addBox, addCylinder, boxAt } from '../geometry/solids.ts';
import type { ToolLook } from '../tools/tool-looks.ts';
import { addTool } from '../tools/tool-mesh.ts';
import { MAGAZINE } from './layout.ts';

/** A tool in a pot of the magazine. */
export interface PottedTool {
  readonly toolNumber: number;
  readonly look: ToolLook;
  readonly broken: boolean;
}

/** Angle of a pot when the disc stands at its first: pot 1 faces the operator. */
export const potAngleRad = (pot: number): number => ((pot - 1) / MAGAZINE.pots) * 2 * Math.PI - Math.PI / 2;

/** The umbrella magazine's turning disc with the tools that hang in it, about its own axis; Z 0 is their gauge line. */
export function magazineMesh(tools: readonly PottedTool[]): MeshData {
  const builder = new MeshBuilder();
  const { radiusMm, pots } = MAGAZINE;
  addCylinder(builder, { radius: radiusMm - 42, from: 14, to: 34, chamfer: 3 }, FINISHES.sheetGrey, 48);
  addCylinder(builder, { radius: 92, from: 34, to: 120, chamfer: 8 }, FINISHES.castingPaint, 40);
  addCylinder(builder, { radius: 40, from: -30, to: 14, chamfer: 6 }, FINISHES.darkSteel, 32);
  for (let pot = 1; pot <= pots; pot++) {
    const angle = potAngleRad(pot);
    builder.placed(
      { at: [Math.cos(angle) * radiusMm, Math.sin(angle) * radiusMm, 0], turnDeg: [0, 0, (angle * 180) / Math.PI] },
      () => {
        // A fork of two fingers around the groove of the flange.
        addBox(builder, boxAt([-44, 0, 8], [44, 40, 26]), FINISHES.darkSteel, 3);
        for (const side of [-1, 1]) addBox(builder, boxAt([-12, side * 33, -13], [52, 9, 8]), FINISHES.orange, 2);
        addBox(builder, boxAt([-34, 0, -13], [16, 72, 8]), FINISHES.orange, 2);
        const tool = tools.find(({ toolNumber }) => toolNumber === pot);
        if (tool !== undefined) addTool(builder, tool.look, tool.broken);
      },
    );
  }
  return builder.build();
}
