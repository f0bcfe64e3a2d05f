import type { Solids } from '../geometry/solids.ts';
import type { Point } from '../stage/anchor-registry.ts';

/** A screw's head that faces +z, with a cross slot turned by chance of its place. */
export function addScrew(solids: Solids, at: Point, radius: number, colour = '#b9c0bf'): void {
  const [x, y, z] = at;
  const turn = Math.abs(Math.sin(x * 12.9 + y * 7.3)) * 1.5;
  const quarter = Math.PI / 2;
  solids.rod('metal', colour, { radius, length: 2, sides: 16 }, { at: [x, y, z - 1], turned: [quarter, 0, 0] });
  for (const extra of [0, quarter])
    solids.block('matte', '#23292b', [radius * 1.5, radius * 0.3, 0.3], {
      at: [x, y, z + 0.06],
      turned: [0, 0, turn + extra],
    });
}
