/** Reads a chunk again, by the rules of EBML alone: not with the code that wrote it. */
export interface ReadWebm {
  readonly startMs: number;
  readonly preSkip: number;
  readonly packets: readonly { readonly atMs: number; readonly packet: Uint8Array }[];
}

const MASTERS = new Set(['18538067', '1654ae6b', 'ae', '1f43b675']);

export function readWebm(bytes: Uint8Array): ReadWebm {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const packets: { atMs: number; packet: Uint8Array }[] = [];
  let startMs = -1;
  let preSkip = -1;
  const lengthOf = (first: number): number => Math.clz32(first) - 23;

  function walk(from: number, to: number): void {
    let at = from;
    while (at < to) {
      const idLength = lengthOf(view.getUint8(at));
      const id = Buffer.from(bytes.subarray(at, at + idLength)).toString('hex');
      at += idLength;
      const sizeLength = lengthOf(view.getUint8(at));
      const digits = [...bytes.subarray(at, at + sizeLength)];
      const isOpen = digits.slice(1).every((digit) => digit === 0xff) && digits[0] === (1 << (9 - sizeLength)) - 1;
      const size = digits
        .slice(1)
        .reduce((sum, digit) => sum * 256 + digit, (digits[0] ?? 0) & ((1 << (8 - sizeLength)) - 1));
      at += sizeLength;
      const end = isOpen ? to : at + size;
      if (end > to) throw new Error(`element ${id} ends beyond its parent`);
      if (MASTERS.has(id)) walk(at, end);
      if (id === 'e7') startMs = bytes.subarray(at, end).reduce((sum, digit) => sum * 256 + digit, 0);
      if (id === '63a2') preSkip = view.getUint16(at + 10, true);
      if (id === 'a3') packets.push({ atMs: startMs + view.getInt16(at + 1), packet: bytes.slice(at + 4, end) });
      at = end;
    }
  }
  walk(0, bytes.length);
  return { startMs, preSkip, packets };
}
