import { constantCurve } from '../conduction/curve.ts';
import { type Boundary } from '../conduction/boundary.ts';
import { wallGrid } from '../conduction/grid.ts';
import { Wall } from '../conduction/wall.ts';
import { wallBlock, type WallBlockOptions } from '../conduction/wall-block.ts';
import { systemOf } from '../kernel/system.ts';
import { Simulation } from '../kernel/simulation.ts';
import { portOf } from './simulation-run.ts';

/** Diffusivity, conductivity and half thickness of 1: seconds are Fourier numbers, coefficients Biot numbers. */
const UNIT_MATERIAL = {
  densityKgpm3: 1,
  conductivityWpmK: constantCurve(1),
  heatCapacityJpkgK: constantCurve(1),
};

/** A symmetric slab in dimensionless form, x from the middle to the face. */
export function startSlab(
  name: string,
  cells: number,
  face: Boundary,
  tickS: number,
  options: WallBlockOptions,
): Simulation {
  const grid = wallGrid([{ material: UNIT_MATERIAL, thicknessM: 1, cells }]);
  const wall = new Wall(grid, { kind: 'insulated' }, face);
  const system = systemOf({
    name,
    version: '1.0.0',
    tickS,
    blocks: { wall: { block: wallBlock(name, wall, options) } },
  });
  return Simulation.start(system);
}

/** Halfway between middle and face: there the cells' number is even and two of them meet. */
export function midTemperature(simulation: Simulation, cells: number): number {
  return (portOf(simulation, `wall.node${cells / 2}C`) + portOf(simulation, `wall.node${cells / 2 + 1}C`)) / 2;
}
