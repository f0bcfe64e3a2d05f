import { BufferAttribute, BufferGeometry, MeshStandardMaterial } from 'three';

import type { MeshData } from './mesh-builder.ts';

/** A mesh for the graphics processor, in its own units. */
export function toGeometry(mesh: MeshData): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(mesh.positions, 3));
  geometry.setAttribute('normal', new BufferAttribute(mesh.normals, 3));
  geometry.setAttribute('color', new BufferAttribute(mesh.colours, 4, true));
  geometry.setAttribute('surface', new BufferAttribute(mesh.surfaces, 2, true));
  geometry.setIndex(new BufferAttribute(mesh.indices, 1));
  geometry.computeBoundingSphere();
  return geometry;
}

/** What is left of metals' metalness: without surroundings to mirror they would be black. */
export const METAL_SHARE = { value: 1 };

/**
 * One material for everything that is built of {@link MeshData}: colour, roughness and metalness come with the vertices, so that a whole
 * casting with its bare slides and painted sides is one draw call.
 */
function builtMaterial(): MeshStandardMaterial {
  const material = new MeshStandardMaterial({ vertexColors: true });
  material.onBeforeCompile = (shader) => {
    shader.uniforms['metalShare'] = METAL_SHARE;
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nattribute vec2 surface;\nvarying vec2 vSurface;')
      .replace('#include <color_vertex>', '#include <color_vertex>\nvSurface = surface;');
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', '#include <common>\nuniform float metalShare;\nvarying vec2 vSurface;')
      .replace('#include <roughnessmap_fragment>', 'float roughnessFactor = vSurface.x;')
      .replace('#include <metalnessmap_fragment>', 'float metalnessFactor = vSurface.y * metalShare;');
  };
  return material;
}

export const BUILT = builtMaterial();
