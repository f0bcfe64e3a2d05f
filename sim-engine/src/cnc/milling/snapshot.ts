import { fail, type Result, succeed } from '../../result.ts';
import { fromBase64, toBase64 } from '../stock/bytes.ts';
import { decodeField, encodeField } from '../stock/codec.ts';
import type { HeightField } from '../stock/height-field.ts';
import type { MillingState } from './state.ts';

/** A state as plain JSON: the field's arrays packed, and its grid beside them. */
export interface MillingSnapshot {
  readonly state: Omit<MillingState, 'field'>;
  readonly grid: Pick<HeightField, 'columns' | 'rows' | 'cellMm' | 'originMm' | 'floorNm'>;
  /** Base 64. */
  readonly field: string;
}

/** @param packed the field as an earlier snapshot holds it, where it has not changed since */
export function snapshotMilling(state: MillingState, packed?: string): MillingSnapshot {
  const { field, ...rest } = state;
  const { columns, rows, cellMm, originMm, floorNm } = field;
  return {
    state: copyPlain(rest),
    grid: { columns, rows, cellMm, originMm: [originMm[0], originMm[1]], floorNm },
    field: packed ?? toBase64(encodeField(field)),
  };
}

/** @returns a fault for a field that is none; the rest is believed, as it comes from the same program */
export function restoreMilling({ state, grid, field }: MillingSnapshot): Result<MillingState, 'damaged'> {
  const bytes = fromBase64(field);
  if (bytes === undefined) return fail('damaged');
  const [whole, real] = [new Int32Array(), new Float32Array()];
  const like = { ...grid, heightNm: whole, wallMm: real, wallNm: whole, deepMm: real, deepNm: whole };
  const decoded = decodeField(bytes, like);
  if (!decoded.ok) return decoded;
  const copy = copyPlain(state);
  return succeed({ ...copy, cutTip: copy.cutTip, alarm: copy.alarm, field: decoded.value });
}

/** What is plain data goes through JSON unchanged. */
function copyPlain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
