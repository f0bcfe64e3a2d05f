import { at } from '../maths/at.ts';
import type { PropertyCurve } from './curve.ts';

export interface Material {
  readonly densityKgpm3: number;
  readonly conductivityWpmK: PropertyCurve;
  readonly heatCapacityJpkgK: PropertyCurve;
}

export interface Layer {
  readonly material: Material;
  readonly thicknessM: number;
  /** Finite volumes of equal thickness. */
  readonly cells: number;
}

export type Geometry = 'slab' | 'cylinder' | 'sphere';

/** A wall from its inner to its outer face, cut into finite volumes. */
export interface WallGrid {
  readonly geometry: Geometry;
  readonly materials: readonly Material[];
  readonly widthsM: Float64Array;
  readonly centresM: Float64Array;
  /** Of slab: a square metre; of a cylinder: a metre of its length; of a sphere: the whole. m², m³. */
  readonly faceAreasM2: Float64Array;
  readonly volumesM3: Float64Array;
}

function areaAt(geometry: Geometry, radiusM: number): number {
  if (geometry === 'slab') return 1;
  return geometry === 'cylinder' ? 2 * Math.PI * radiusM : 4 * Math.PI * radiusM * radiusM;
}

function volumeBetween(geometry: Geometry, insideM: number, outsideM: number): number {
  const width = outsideM - insideM;
  if (geometry === 'slab') return width;
  if (geometry === 'cylinder') return Math.PI * width * (insideM + outsideM);
  return (4 / 3) * Math.PI * width * (insideM * insideM + insideM * outsideM + outsideM * outsideM);
}

/**
 * @param innerRadiusM of the inner face; 0 for a solid body, and where the wall is flat
 * @throws RangeError where there is no layer, or one has no thickness or no whole number of cells
 */
export function wallGrid(layers: readonly Layer[], geometry: Geometry = 'slab', innerRadiusM = 0): WallGrid {
  if (layers.length === 0) throw new RangeError('a wall needs a layer');
  const materials: Material[] = [];
  const widthsM: number[] = [];
  const centresM: number[] = [];
  const faceAreasM2 = [areaAt(geometry, innerRadiusM)];
  const volumesM3: number[] = [];
  let insideM = innerRadiusM;
  for (const { material, thicknessM, cells } of layers) {
    if (!(thicknessM > 0)) throw new RangeError(`a layer of ${thicknessM} m`);
    if (!Number.isInteger(cells) || cells < 1) throw new RangeError(`a layer of ${cells} cells`);
    const layerStartM = insideM;
    for (let cell = 1; cell <= cells; cell += 1) {
      const outsideM = layerStartM + (thicknessM * cell) / cells;
      materials.push(material);
      widthsM.push(thicknessM / cells);
      centresM.push((insideM + outsideM) / 2);
      faceAreasM2.push(areaAt(geometry, outsideM));
      volumesM3.push(volumeBetween(geometry, insideM, outsideM));
      insideM = outsideM;
    }
  }
  return {
    geometry,
    materials,
    widthsM: Float64Array.from(widthsM),
    centresM: Float64Array.from(centresM),
    faceAreasM2: Float64Array.from(faceAreasM2),
    volumesM3: Float64Array.from(volumesM3),
  };
}

/** Mean of a value a cell, weighed by volume. @param offset where the cells' values begin */
export function volumeMean(grid: WallGrid, values: Float64Array, offset = 0): number {
  let sum = 0;
  let volume = 0;
  for (let cell = 0; cell < grid.volumesM3.length; cell += 1) {
    sum += at(grid.volumesM3, cell) * at(values, offset + cell);
    volume += at(grid.volumesM3, cell);
  }
  return sum / volume;
}
