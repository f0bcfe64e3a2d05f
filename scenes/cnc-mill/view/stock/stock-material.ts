import { type DataTexture, DoubleSide, MeshStandardMaterial } from 'three';

import { METAL_SHARE } from '../../../kit/geometry/built.ts';

/**
 * Aluminium: as it was sawn, matt and grey; where it was cut, bright, with the marks of the cutter on its floors and fine lines on its
 * walls.
 *
 * @param marks slopes of the cutter's marks over the piece, two bytes a cell
 */
export function stockMaterial(marks: DataTexture, widthMm: number, depthMm: number): MeshStandardMaterial {
  const material = new MeshStandardMaterial({ color: 0xffffff, roughness: 0.5, metalness: 0.8, side: DoubleSide });
  material.onBeforeCompile = (shader) => {
    shader.uniforms['metalShare'] = METAL_SHARE;
    shader.uniforms['marks'] = { value: marks };
    shader.uniforms['pieceMm'] = { value: [widthMm, depthMm] };
    shader.vertexShader = shader.vertexShader
      .replace(
        '#include <common>',
        '#include <common>\nattribute vec4 face;\nvarying float vCut;\nvarying vec3 vPiece;\nvarying vec3 vFlat;',
      )
      .replace(
        '#include <begin_vertex>',
        '#include <begin_vertex>\nvCut = face.w;\nvPiece = position;\nvFlat = normal;',
      );
    shader.fragmentShader = shader.fragmentShader
      .replace(
        '#include <common>',
        `#include <common>
uniform sampler2D marks;
uniform vec2 pieceMm;
uniform float metalShare;
uniform mat3 normalMatrix;
varying float vCut;
varying vec3 vPiece;
varying vec3 vFlat;
float grain(vec2 at) { return fract(sin(dot(floor(at), vec2(12.9898, 78.233))) * 43758.5453); }`,
      )
      .replace(
        '#include <color_fragment>',
        `#include <color_fragment>
bool cut = vCut > 0.5;
float speck = grain(vPiece.xy * 5.0 + vPiece.z * 7.0);
diffuseColor.rgb = cut ? vec3(0.80, 0.81, 0.82) : vec3(0.40, 0.41, 0.42) * (0.92 + 0.16 * speck);
// What mirrors nothing shows all of its own colour: less of it then.
diffuseColor.rgb *= mix(cut ? 0.5 : 0.7, 1.0, metalShare);`,
      )
      .replace('#include <roughnessmap_fragment>', 'float roughnessFactor = cut ? 0.3 : 0.68;')
      .replace('#include <metalnessmap_fragment>', 'float metalnessFactor = (cut ? 0.9 : 0.6) * metalShare;')
      .replace(
        '#include <normal_fragment_maps>',
        `if (cut) {
  vec3 lean = vFlat.z > 0.5
    ? vec3((texture2D(marks, vPiece.xy / pieceMm).rg - 0.502) * 0.13, 0.0)
    : vec3(0.0, 0.0, sin(vPiece.z * 9.0) * 0.012);
  normal = normalize(normal - normalMatrix * lean * faceDirection);
}`,
      );
  };
  return material;
}
