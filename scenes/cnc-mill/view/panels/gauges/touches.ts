import type { Place } from '../../../model/drawing/lines.ts';
import { BORE_CENTRES_MM, BORES, CONTOUR, POCKET, SLOT, THREAD } from '../../../model/drawing/part.ts';
import type { SizeId } from '../../../model/drawing/sizes.ts';

/** Where a gauge touches the part, seen from above, mm: two anvils, or one place into which something is put. */
export type Touch =
  | { readonly kind: 'between'; readonly from: Place; readonly to: Place; readonly inside: boolean }
  | { readonly kind: 'into'; readonly at: Place; readonly radiusMm: number };

const [HALF_X, HALF_Y] = [CONTOUR.lengthMm / 2, CONTOUR.widthMm / 2];

const between = (from: Place, to: Place, inside = false): Touch => ({ kind: 'between', from, to, inside });
const into = (at: Place, radiusMm: number): Touch => ({ kind: 'into', at, radiusMm });
const bore = (index: number): Place => BORE_CENTRES_MM[index] ?? [0, 0];

/** Y of the places at which the length is measured, X of those of the width; below and to the left first. */
const ACROSS = { length: [-22, 0, 22], width: [-30, 0, 30] } as const;
const SLOT_PLACES = [28, 38] as const;

export function touchOf(size: SizeId, place: number): Touch {
  const index = place - 1;
  switch (size) {
    case 'length': {
      const y = ACROSS.length[index] ?? 0;
      return between([-HALF_X, y], [HALF_X, y]);
    }
    case 'width': {
      const x = ACROSS.width[index] ?? 0;
      return between([x, -HALF_Y], [x, HALF_Y]);
    }
    case 'height': {
      const ledges: readonly Place[] = [
        [-HALF_X - 2.5, 0],
        [0, -HALF_Y - 2.5],
        [0, HALF_Y + 2.5],
      ];
      return into(ledges[index] ?? [0, 0], 2.5);
    }
    case 'pocketDiameter': {
      const radius = POCKET.diameterMm / 2;
      return index === 0 ? between([-radius, 0], [radius, 0], true) : between([0, -radius], [0, radius], true);
    }
    case 'pocketDepth':
      return into(index === 0 ? [0, 0] : [-12, 0], 3);
    case 'slotWidth': {
      const x = SLOT_PLACES[index] ?? 28;
      return between([x, -SLOT.widthMm / 2], [x, SLOT.widthMm / 2], true);
    }
    case 'slotDepth':
      return into([SLOT_PLACES[index] ?? 28, 0], 3);
    case 'bores':
      return into(bore(index), BORES.diameterMm / 2);
    case 'pitchX':
      return index === 0 ? between(bore(0), bore(1)) : between(bore(3), bore(2));
    case 'pitchY':
      return index === 0 ? between(bore(1), bore(2)) : between(bore(0), bore(3));
    case 'threadDepth':
      return into(THREAD.centreMm, THREAD.majorDiameterMm / 2);
  }
}
