import { gzipSync } from 'node:zlib';
import { hashHeader, type LogEntry, type LogHeader, Recorder } from '@tongyan/sim-engine/log';
import { describe, expect, it } from 'vitest';
import { LogHeads } from './log-heads.ts';
import type { PartBody } from './log-store.ts';
import { trainingOf } from './testing-scenes.ts';

const { system } = trainingOf('boil');

function recorded(): { readonly header: LogHeader; readonly head: string; readonly entries: readonly LogEntry[] } {
  const started = Recorder.start(system, { seed: 1 });
  if (!started.ok) throw new Error(started.failure.code);
  const recorder = started.value;
  for (let each = 0; each < 40; each++) {
    recorder.command({ id: 'pupil', role: 'trainee' }, { target: 'kettle', name: 'set', args: each % 2 ? 0 : 2000 });
    recorder.step();
  }
  return { header: recorder.recorded.header, head: recorder.head, entries: recorder.recorded.entries };
}

const packed = (entries: readonly LogEntry[]): Uint8Array =>
  gzipSync(JSON.stringify({ entries, checkpoints: [] } satisfies PartBody));

describe('heads of logs', () => {
  const { header, head, entries } = recorded();
  const stored = [packed(entries.slice(0, 15)), packed(entries.slice(15))];

  // The first is reckoned at once, of the second the thread does all, of the third it does what did not fit.
  it.each([1_000_000, 0, 3_000])('are the recorder’s own, with %i bytes at most on the main thread', async (most) => {
    expect(await new LogHeads(most).of('a', header, () => Promise.resolve(stored))).toBe(head);
  });

  it.each([1_000_000, 0])('show an entry that was changed, with %i bytes at most on the main thread', async (most) => {
    const forged = entries.map((entry, at) => (at === 7 ? { ...entry, tick: entry.tick + 1 } : entry));
    expect(await new LogHeads(most).of('a', header, () => Promise.resolve([packed(forged)]))).not.toBe(head);
  });

  it('are reckoned once for all who ask meanwhile, and anew for whoever asks afterwards', async () => {
    const heads = new LogHeads();
    let parts: readonly Uint8Array[] = stored;
    let readings = 0;
    const ask = () =>
      heads.of('a', header, () => {
        readings += 1;
        return Promise.resolve(parts);
      });
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([head, head, head]);
    parts = [];
    expect([await ask(), readings]).toEqual([hashHeader(header), 2]);
  });

  it('are not told where what is stored cannot be unpacked', async () => {
    const broken = () => Promise.resolve([Buffer.from('no gzip')]);
    await expect(new LogHeads().of('a', header, broken)).rejects.toThrow('incorrect header check');
    await expect(new LogHeads(0).of('a', header, broken)).rejects.toThrow('incorrect header check');
  });
});
