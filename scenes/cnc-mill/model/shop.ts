import type { MillBulk } from './machine/bulk.ts';
import type { BenchFrame } from './bench/arguments.ts';
import type { Shop } from './bench/commands.ts';

const NOTHING: Shop = { part: undefined, spindleRpm: 0, removalMm3ps: 0 };

/** The workpiece and the spindle, as the machine's own state has them. */
export function shopOf({ bulk }: Pick<BenchFrame, 'bulk'>): Shop {
  const own = bulk as MillBulk | null;
  if (own === null) return NOTHING;
  const { field, features, surfaces, trajectory, load } = own.milling;
  return {
    // A field of one cell is an empty vice.
    part: field.columns > 1 ? { field, features, surfaces } : undefined,
    spindleRpm: trajectory.machine.spindleRpm,
    removalMm3ps: load.removalMm3ps,
  };
}
