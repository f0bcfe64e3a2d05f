/** How far each Yjs client's writing is known: client id → next clock. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export type StateVector = Map<number, number>;
export type ReadonlyStateVector = ReadonlyMap<number, number>;

/** Throws where the bytes are not a state vector. */
export function decodeStateVector(bytes: Uint8Array): StateVector {
  const decoder = decoding.createDecoder(bytes);
  const vector: StateVector = new Map();
  const count = decoding.readVarUint(decoder);
  for (let i = 0; i < count; i += 1) {
    const client = decoding.readVarUint(decoder);
    vector.set(client, decoding.readVarUint(decoder));
  }
  return vector;
}

export function encodeStateVector(vector: ReadonlyStateVector): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, vector.size);
    for (const [client, clock] of vector) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
    }
  });
}

/** Whether `a` knows everything that `b` knows. */
export function covers(a: ReadonlyStateVector, b: ReadonlyStateVector): boolean {
  for (const [client, clock] of b) if ((a.get(client) ?? 0) < clock) return false;
  return true;
}
