import { describe, expect, it } from 'vitest';
import { type TestPictures, testPictures } from '../testing-pictures.ts';
import { placePictures } from './place.ts';
import { type PictureChunk, readPictures } from './read.ts';

function read(options?: TestPictures): PictureChunk {
  const outcome = readPictures(testPictures(options));
  if (!outcome.ok) throw new Error(outcome.why);
  return outcome.chunk;
}

describe('readPictures', () => {
  it('P2 takes what a browser’s recorder makes, times counted from its first frame', () => {
    const { widthPx, heightPx, frames } = read({ frames: 61, everyMs: 66 });
    expect([widthPx, heightPx, frames.length]).toEqual([640, 360, 61]);
    expect(frames.map(({ atMs }) => atMs)).toEqual(Array.from({ length: 61 }, (_, n) => n * 66));
    expect(frames.map(({ isKey }) => isKey)).toEqual([true, ...Array.from({ length: 60 }, () => false)]);
  });

  it.each<[string, TestPictures, string]>([
    ['of another container', { docType: 'matroska' }, 'notWebm'],
    ['of two tracks', { tracks: 2 }, 'notAlone'],
    ['of another codec', { codecId: 'V_VP9' }, 'notVp8'],
    ['larger than 720p', { widthPx: 1_920, heightPx: 1_080 }, 'tooLarge'],
    ['that begins with no key frame', { startsWithKey: false }, 'noStart'],
    ['without a frame', { frames: 0 }, 'noStart'],
    ['of too many frames', { frames: 700, everyMs: 10 }, 'timesWrong'],
    ['whose frames all have one time', { frames: 3, everyMs: 0 }, 'timesWrong'],
    ['that lasts too long', { frames: 400, everyMs: 80 }, 'timesWrong'],
  ])('P2 refuses one %s', (_what, options, why) => {
    expect(readPictures(testPictures(options))).toEqual({ ok: false, why });
  });

  it('P2 refuses every beginning of a chunk but those that end with a frame, and bytes that are none', () => {
    const whole = testPictures({ frames: 4 });
    const frames = Array.from({ length: whole.length }, (_, length) => {
      const outcome = readPictures(whole.subarray(0, length));
      return outcome.ok ? outcome.chunk.frames.length : 0;
    });
    expect([...new Set(frames)]).toEqual([0, 1, 2, 3]);
    expect(readPictures(Uint8Array.from({ length: 5_000 }, (_, n) => (n * 197) % 256))).toMatchObject({ ok: false });
    // A cluster's time of a megabyte.
    expect(readPictures(Uint8Array.from([0xe7, 0x20, 0xff]))).toMatchObject({ ok: false });
  });
});

describe('placePictures', () => {
  it('P1 takes a chunk of a page that stood still for twenty seconds while its camera was recorded on', () => {
    const chunk = read({ frames: 370, everyMs: 66 });
    const placed = placePictures(chunk, { startMs: 4_000, endMs: 4_000 + 369 * 66 + 40 });
    expect(placed).toMatchObject({ startMs: 4_020, durationMs: 370 * 66 });
    expect(placePictures(chunk, { startMs: 4_000, endMs: 35_000 })).toBeUndefined();
  });

  it('P1 writes a file that can be read again, its times lesson time', () => {
    const chunk = read();
    const placed = placePictures(chunk, { startMs: 600_000, endMs: 600_000 + 59 * 66 + 40 });
    expect(placed).toMatchObject({ startMs: 600_020, durationMs: 60 * 66 });
    const again = readPictures(placed?.bytes ?? new Uint8Array());
    expect(again).toEqual({ ok: true, chunk });
  });

  it.each([30, 15, 7])(
    'P3 finds the moment of the first frame within half a picture at %i pictures a second',
    (framesPerS) => {
      const everyMs = Math.round(1_000 / framesPerS);
      const frames = Math.floor(4_000 / everyMs);
      const chunk = read({ frames, everyMs });
      for (let firstAfterMs = 0; firstAfterMs < everyMs; firstAfterMs += 5) {
        for (let lastBeforeMs = 0; lastBeforeMs < everyMs; lastBeforeMs += 5) {
          const endMs = 1_000 + firstAfterMs + (frames - 1) * everyMs + lastBeforeMs;
          const placed = placePictures(chunk, { startMs: 1_000, endMs });
          const offMs = (placed?.startMs ?? 0) - (1_000 + firstAfterMs);
          expect(Math.abs(offMs)).toBeLessThanOrEqual(everyMs / 2 + 1);
        }
      }
    },
  );

  it.each([200, -200])(
    'P3 keeps pictures to lesson time for an hour where the camera’s clock is off by %i parts in a million',
    (driftPpm) => {
      const chunk = read({ frames: 60, everyMs: 66 });
      let worstMs = 0;
      // Each chunk is placed by lesson time anew: what the camera’s clock is off by in 4 s is all there ever is.
      for (let n = 0; n < 900; n += 1) {
        const startMs = n * 4_000;
        const firstMs = startMs + ((n * 13) % 60);
        const lastedMs = 59 * 66 * (1 + driftPpm * 1e-6);
        const placed = placePictures(chunk, { startMs, endMs: Math.ceil(firstMs + lastedMs + ((n * 7) % 60)) });
        const lastOffMs = (placed?.startMs ?? 0) + 59 * 66 - (firstMs + lastedMs);
        worstMs = Math.max(worstMs, Math.abs((placed?.startMs ?? 0) - firstMs), Math.abs(lastOffMs));
      }
      expect(worstMs).toBeLessThan(50);
    },
  );

  it('P3 keeps nothing from the moment at which recording was turned off', () => {
    const placed = placePictures(read(), { startMs: 10_000, endMs: 14_000 }, 12_000);
    const again = readPictures(placed?.bytes ?? new Uint8Array());
    expect(again.ok && again.chunk.frames.length).toBeLessThan(31);
    expect((placed?.startMs ?? 0) + (placed?.durationMs ?? 0)).toBeLessThanOrEqual(12_066);
    expect(placePictures(read(), { startMs: 10_000, endMs: 14_000 }, 10_000)).toBeUndefined();
  });

  it.each([
    ['are longer than what the page says', { startMs: 0, endMs: 3_000 }],
    ['have no length', { startMs: 5_000, endMs: 5_000 }],
    ['end before they begin', { startMs: 5_000, endMs: 1_000 }],
    ['are said to last a minute', { startMs: 0, endMs: 60_000 }],
    ['are no numbers', { startMs: Number.NaN, endMs: 4_000 }],
  ])('P3 places none that %s', (_what, claim) => {
    expect(placePictures(read(), claim)).toBeUndefined();
  });
});
