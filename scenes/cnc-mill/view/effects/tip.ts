import type { TraineeView } from '@tongyan/sim-engine/view';

import { placesAt } from '../machine/layout.ts';
import { axesOf, signal } from '../now.ts';
import type { SeenPlaces } from '../stock/read-surface.ts';
import { TOOL_LOOKS } from '../tools/cart-looks.ts';

/** Height of the tool's tip over the table and its radius, mm: it stands on the spindle's axis. */
export function tipOf(
  view: TraineeView,
  { lengthsMm }: SeenPlaces,
): { readonly z: number; readonly radiusMm: number; readonly fluteMm: number } {
  const { gaugeZ } = placesAt(axesOf(view));
  const toolNumber = Math.round(signal(view, 'toolNumber'));
  const look = TOOL_LOOKS.get(toolNumber);
  return {
    z: gaugeZ - (lengthsMm[toolNumber - 1] ?? look?.lengthMm ?? 0),
    radiusMm: (look?.diameterMm ?? 8) / 2,
    fluteMm: look?.fluteMm ?? 0,
  };
}
