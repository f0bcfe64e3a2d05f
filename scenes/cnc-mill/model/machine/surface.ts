import { type MillBulk, type StockChanges, TILE } from './bulk.ts';
import { Writer } from './bytes.ts';
import { MILL } from './interface.ts';
import { VICE_PLACE } from './place.ts';

/**
 * What a view follows of the machine that is too large for signals: the surface of the workpiece, the text in memory, the marks of
 * collisions; and where things stand that nobody has measured yet, as exactly as an eye sees it. Bytes, little-endian:
 *
 *     u32 1 where everything follows, 0 for changes   u32 columns   u32 rows   f32 cellMm   f32 originX   f32 originY   i32 floorNm
 *     f32 partShiftX  f32 partShiftY
 *     f32 partX  f32 partY  f32 viceX  f32 viceY   how far part and vice stand off their place on the table
 *     u32 tools, each: f32 lengthMm, from number 1 on
 *     u32 marks, each: u8 part, u8 against, f32 x, f32 y, f32 z
 *     u32 0xffffffff where the text has not changed, else its UTF-16 length and its units (u16)
 *     u32 tiles, each: u32 index, then 16 × 16 heights above the floor in micrometres as u16 runs: count, height
 *
 * Heights are whole micrometres here: a view needs no nanometres.
 */
export const NO_TEXT = 0xffff_ffff;

export const PARTS = ['flutes', 'shank', 'holder', 'spindle', 'axis'] as const;
export const AGAINST = ['stock', 'fixedJaw', 'movingJaw', 'vice', 'table', 'setter', 'axis'] as const;

const NM_PER_UM = 1000;

/** A picture needs no more; whoever wants to know a datum or a length has to measure it. */
const SEEN_MM = 0.2;

const asSeenMm = (mm: number): number => Math.round(mm / SEEN_MM) * SEEN_MM;

function writeTile(writer: Writer, { milling }: MillBulk, tile: number, heights: Uint16Array): void {
  const { columns, rows, heightNm, floorNm } = milling.field;
  const across = Math.ceil(columns / TILE);
  const left = (tile % across) * TILE;
  const front = Math.floor(tile / across) * TILE;
  for (let row = 0; row < TILE; row++) {
    for (let column = 0; column < TILE; column++) {
      const inside = front + row < rows && left + column < columns;
      const height = inside ? (heightNm[(front + row) * columns + left + column] ?? floorNm) : floorNm;
      heights[row * TILE + column] = Math.round((height - floorNm) / NM_PER_UM);
    }
  }
  writer.u32(tile);
  for (let index = 0; index < heights.length;) {
    const height = heights[index] ?? 0;
    let end = index + 1;
    while (end < heights.length && heights[end] === height) end++;
    writer.u16(end - index);
    writer.u16(height);
    index = end;
  }
}

/** All of the surface and the text, or what has changed since a stamp; null where nothing has. */
export function surfaceOf(
  bulk: MillBulk,
  since: number,
): { readonly stamp: number; readonly bytes: Uint8Array } | null {
  const { changes } = bulk.cache;
  if (since === changes.stamp) return null;
  const whole = since < changes.base || since > changes.stamp;
  const writer = new Writer();
  writer.u32(whole ? 1 : 0);
  writeHead(writer, bulk);
  const textToo = whole || changes.programStamp > since;
  if (textToo) writer.text(bulk.program);
  else writer.u32(NO_TEXT);
  const tiles = changedTiles(changes, whole ? -1 : since);
  writer.u32(tiles.length);
  const heights = new Uint16Array(TILE * TILE);
  for (const tile of tiles) writeTile(writer, bulk, tile, heights);
  return { stamp: changes.stamp, bytes: writer.result() };
}

function writeHead(writer: Writer, { milling, origin, viceOrigin, lengthsMm }: MillBulk): void {
  const { columns, rows, cellMm, originMm, floorNm } = milling.field;
  writer.u32(columns);
  writer.u32(rows);
  writer.f32(cellMm);
  writer.f32(originMm[0]);
  writer.f32(originMm[1]);
  writer.i32(floorNm);
  writer.f32(milling.partShift[0]);
  writer.f32(milling.partShift[1]);
  for (const place of [origin, viceOrigin]) {
    writer.f32(asSeenMm(place[0] - VICE_PLACE[0]));
    writer.f32(asSeenMm(place[1] - VICE_PLACE[1]));
  }
  writer.u32(lengthsMm.length);
  for (const lengthMm of lengthsMm) writer.f32(asSeenMm(lengthMm));
  writer.u32(milling.collisions.length);
  for (const { part, against, point } of milling.collisions) {
    writer.u8(PARTS.indexOf(part));
    writer.u8(Math.max(0, (AGAINST as readonly string[]).indexOf(against)));
    for (const value of point) writer.f32(value);
  }
}

function changedTiles({ tiles }: StockChanges, since: number): readonly number[] {
  const changed: number[] = [];
  for (const [tile, stamp] of tiles.entries()) if (stamp > since) changed.push(tile);
  return changed;
}

/** The same of a run, as a scene gives it. */
export function millSurface(
  run: { bulk(block: string): unknown },
  since: number,
): { readonly stamp: number; readonly bytes: Uint8Array } | null {
  return surfaceOf(run.bulk(MILL) as MillBulk, since);
}
