/** The part of the sheet that is seen, mm, Y down. */
export interface SheetView {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const CLOSEST = 12;

export const wholeSheet = (width: number, height: number): SheetView => ({ x: 0, y: 0, width, height });

/** Nearer (factor below 1) or farther about a point of the sheet; never beyond the whole sheet, nor outside of it. */
export function zoomed(view: SheetView, sheet: SheetView, factor: number, atX: number, atY: number): SheetView {
  const width = Math.min(sheet.width, Math.max(sheet.width / CLOSEST, view.width * factor));
  const real = width / view.width;
  return within(
    { x: atX - (atX - view.x) * real, y: atY - (atY - view.y) * real, width, height: view.height * real },
    sheet,
  );
}

export const moved = (view: SheetView, sheet: SheetView, dx: number, dy: number): SheetView =>
  within({ ...view, x: view.x + dx, y: view.y + dy }, sheet);

function within(view: SheetView, sheet: SheetView): SheetView {
  const clamp = (value: number, room: number): number => Math.min(Math.max(value, 0), Math.max(0, room));
  return { ...view, x: clamp(view.x, sheet.width - view.width), y: clamp(view.y, sheet.height - view.height) };
}
