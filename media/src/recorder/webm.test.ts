import { describe, expect, it } from 'vitest';
import { readWebm } from './testing-webm.ts';
import { webmChunk } from './webm.ts';

describe('webmChunk', () => {
  const packets = Array.from({ length: 200 }, (_, n) =>
    Uint8Array.from({ length: 3 + (n % 300) }, (_byte, k) => (n + k) % 256),
  );

  it('C1 tells lesson time inside, and gives every packet back', () => {
    const read = readWebm(webmChunk({ startMs: 2_699_980, packets, preSkip: 312 }));
    expect(read).toMatchObject({ startMs: 2_699_980, preSkip: 312 });
    expect(read.packets.map(({ packet }) => packet)).toEqual(packets);
    expect(read.packets.map(({ atMs }) => atMs)).toEqual(packets.map((_, n) => 2_699_980 + n * 20));
  });

  it('holds no more than a block’s time can tell', () => {
    const many = Array.from({ length: 1_639 }, () => new Uint8Array(1));
    expect(() => webmChunk({ startMs: 0, packets: many, preSkip: 312 })).toThrow('too many');
  });
});
