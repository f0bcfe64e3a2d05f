import { fail, type Result, succeed } from '../../result.ts';
import { ByteReader, ByteWriter, readKnown, readRuns, writeKnown, writeRuns } from './bytes.ts';
import type { HeightField } from './height-field.ts';
import type { TurnedProfile } from './turned-profile.ts';

/**
 * Snapshots of workpieces: runs of equal differences between neighbours, then the cells beside walls. A machined block of
 * 512 × 512 takes some tens of kilobytes instead of three megabytes.
 */
export function encodeField({ heightNm, wallMm, wallNm, deepMm, deepNm, floorNm }: HeightField): Uint8Array {
  const writer = new ByteWriter();
  writeRuns(writer, heightNm, floorNm);
  writeKnown(writer, wallMm, wallNm, floorNm);
  // Mostly the deepest flank is the nearest one: only what differs is written.
  const own = deepMm.map((distanceMm, cell) =>
    distanceMm === wallMm[cell] && deepNm[cell] === wallNm[cell] ? Number.POSITIVE_INFINITY : distanceMm,
  );
  writeKnown(writer, own, deepNm, floorNm);
  return writer.result();
}

/**
 * @param like a field of the same grid and floor, of which nothing but those is read
 * @returns a fault for bytes that no field of this grid gives
 */
export function decodeField(bytes: Uint8Array, like: HeightField): Result<HeightField, 'damaged'> {
  const reader = new ByteReader(bytes);
  const count = like.columns * like.rows;
  const heightNm = new Int32Array(count);
  const wallMm = new Float32Array(count).fill(Number.POSITIVE_INFINITY);
  const wallNm = new Int32Array(count).fill(like.floorNm);
  if (!readRuns(reader, heightNm, like.floorNm) || !readKnown(reader, wallMm, wallNm, like.floorNm)) {
    return fail('damaged');
  }
  const deepMm = wallMm.slice();
  const deepNm = wallNm.slice();
  if (!readKnown(reader, deepMm, deepNm, like.floorNm) || !reader.atEnd()) return fail('damaged');
  return succeed({ ...like, heightNm, wallMm, wallNm, deepMm, deepNm });
}

export function encodeProfile({ outerNm, boreNm, shoulderMm, shoulderNm }: TurnedProfile): Uint8Array {
  const writer = new ByteWriter();
  writeRuns(writer, outerNm, 0);
  writeRuns(writer, boreNm, 0);
  writeKnown(writer, shoulderMm, shoulderNm, 0);
  return writer.result();
}

/** @param like a profile of the same cells, of which nothing but those is read */
export function decodeProfile(bytes: Uint8Array, like: TurnedProfile): Result<TurnedProfile, 'damaged'> {
  const reader = new ByteReader(bytes);
  const outerNm = new Int32Array(like.cells);
  const boreNm = new Int32Array(like.cells);
  const shoulderMm = new Float32Array(like.cells).fill(Number.POSITIVE_INFINITY);
  const shoulderNm = new Int32Array(like.cells);
  const read =
    readRuns(reader, outerNm, 0) && readRuns(reader, boreNm, 0) && readKnown(reader, shoulderMm, shoulderNm, 0);
  return read && reader.atEnd() ? succeed({ ...like, outerNm, boreNm, shoulderMm, shoulderNm }) : fail('damaged');
}
