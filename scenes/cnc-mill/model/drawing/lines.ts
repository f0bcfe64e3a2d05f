/** Coordinates of a view or of the sheet, mm: to the right, upwards. */
export type Place = readonly [number, number];

/** Widths and patterns of ISO 128: outlines are broad, everything else is narrow. */
export type LineStyle = 'outline' | 'narrow' | 'hidden' | 'centre' | 'hatch';

export type DrawnLine =
  | { readonly kind: 'line'; readonly style: LineStyle; readonly from: Place; readonly to: Place }
  | { readonly kind: 'circle'; readonly style: LineStyle; readonly centre: Place; readonly radiusMm: number }
  | {
      readonly kind: 'arc';
      readonly style: LineStyle;
      readonly centre: Place;
      readonly radiusMm: number;
      /** Counter-clockwise, degrees from the right. */
      readonly fromDeg: number;
      readonly toDeg: number;
    };

export function line(style: LineStyle, from: Place, to: Place): DrawnLine {
  return { kind: 'line', style, from, to };
}

export function circle(style: LineStyle, centre: Place, radiusMm: number): DrawnLine {
  return { kind: 'circle', style, centre, radiusMm };
}

export function arc(style: LineStyle, centre: Place, radiusMm: number, fromDeg: number, toDeg: number): DrawnLine {
  return { kind: 'arc', style, centre, radiusMm, fromDeg, toDeg };
}

/** One line after the other through places. */
export function path(style: LineStyle, ...places: readonly Place[]): DrawnLine[] {
  return places.slice(1).map((to, index) => line(style, places[index] ?? to, to));
}

/** A cross of centre lines. */
export function centreCross([x, y]: Place, reachMm: number): DrawnLine[] {
  return [line('centre', [x - reachMm, y], [x + reachMm, y]), line('centre', [x, y - reachMm], [x, y + reachMm])];
}

/** Parallel lines at 45° over a rectangle: a cut face. */
export function hatched([left, bottom]: Place, [right, top]: Place, everyMm: number): DrawnLine[] {
  const made: DrawnLine[] = [];
  // Lines y − x = c, on a grid that all hatched faces of a view share.
  const first = Math.ceil((bottom - right) / everyMm);
  const last = Math.floor((top - left) / everyMm);
  for (let index = first; index <= last; index++) {
    const c = index * everyMm;
    const [from, to] = [Math.max(left, bottom - c), Math.min(right, top - c)];
    if (to > from) made.push(line('hatch', [from, from + c], [to, to + c]));
  }
  return made;
}
