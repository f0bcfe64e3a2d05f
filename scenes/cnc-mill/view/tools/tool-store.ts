import type { MeshData } from '../../../kit/geometry/mesh-builder.ts';
import { TOOL_LOOKS } from './cart-looks.ts';
import type { ToolLook } from './tool-looks.ts';
import { toolMesh } from './tool-mesh.ts';

const made = new Map<string, MeshData>();

/** A tool sticks out by as much more as it is longer. */
function fittedTo(look: ToolLook, lengthMm = look.lengthMm): ToolLook {
  return { ...look, lengthMm, stickOutMm: look.stickOutMm + lengthMm - look.lengthMm };
}

/**
 * A tool of the cart in its holder, built once; null for a number that no tool has.
 *
 * @param lengthMm as it was fitted; left out, as the cart's list has it
 */
export function toolOf(toolNumber: number, broken: boolean, lengthMm?: number): MeshData | null {
  const nominal = TOOL_LOOKS.get(toolNumber);
  if (nominal === undefined) return null;
  const look = fittedTo(nominal, lengthMm);
  const key = `${toolNumber}.${broken}.${look.lengthMm.toFixed(1)}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const mesh = toolMesh(look, broken);
  made.set(key, mesh);
  return mesh;
}
