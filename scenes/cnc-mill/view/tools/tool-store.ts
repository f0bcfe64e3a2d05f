import type { MeshData } from '../geometry/mesh-builder.ts';
import { TOOL_LOOKS } from './cart-looks.ts';
import { toolMesh } from './tool-mesh.ts';

const made = new Map<string, MeshData>();

/** A tool of the cart in its holder, built once; null for a number that no tool has. */
export function toolOf(toolNumber: number, broken: boolean): MeshData | null {
  const look = TOOL_LOOKS.get(toolNumber);
  if (look === undefined) return null;
  const key = `${toolNumber}.${broken}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const mesh = toolMesh(look, broken);
  made.set(key, mesh);
  return mesh;
}
