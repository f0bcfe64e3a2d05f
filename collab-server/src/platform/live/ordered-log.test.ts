import { describe, expect, it } from 'vitest';
import { problem } from '../errors.ts';
import { err, ok } from '../result.ts';
import { keepOrderedLog, type KeptLogEntry } from './ordered-log.ts';

type State = { readonly seq: number; readonly at: number; readonly texts: readonly string[] };

function open(kept: readonly KeptLogEntry<string>[] = []) {
  const disk: KeptLogEntry<string>[] = [...kept];
  const settings = { nowMs: 10, isFull: false };
  const log = keepOrderedLog<State, string>({
    kept,
    empty: { seq: 0, at: 0, texts: [] },
    after: ({ texts }, { seq, at, event }) => ({ seq, at, texts: [...texts, event] }),
    async insert(entry) {
      if (settings.isFull) throw new Error('the disk is full');
      // Whoever waits for the disk lets others come in between.
      await Promise.resolve();
      disk.push(entry);
    },
    now: () => settings.nowMs,
    mostEntries: 4,
    mostByOne: 3,
    full: problem('meeting.logFull'),
  });
  const say = (by: string | null, text: string, actKey = text) =>
    log.append({
      by,
      actKey,
      decide: ({ texts }) => (texts.includes(text) ? err(problem('meeting.actRefused')) : ok(text)),
    });
  return { log, disk, settings, say };
}

describe('an ordered log', () => {
  it('judges each act by what all before it have made, also when they come at once', async () => {
    const { say, disk } = open();
    const both = await Promise.all([say('a', 'one', 'a 1'), say('b', 'one', 'b 1'), say('b', 'two')]);
    expect(both.map(({ ok: isDone }) => isDone)).toEqual([true, false, true]);
    expect(disk.map(({ entry }) => [entry.seq, entry.by, entry.event])).toEqual([
      [1, 'a', 'one'],
      [2, 'b', 'two'],
    ]);
  });

  it('does an act once, however often it is sent, and after it was read again from the disk', async () => {
    const { say, disk } = open();
    const first = await say('a', 'one');
    expect(await say('a', 'one')).toEqual({ ok: true, value: { ...(first.ok ? first.value : {}), isNew: false } });
    const again = open(disk);
    expect(await again.say('a', 'one')).toMatchObject({ value: { isNew: false, entry: { seq: 1 } } });
    expect(again.log.state()).toEqual({ seq: 1, at: 10, texts: ['one'] });
  });

  it('has a time that never falls', async () => {
    const { say, settings, disk } = open();
    await say('a', 'one');
    settings.nowMs = 3;
    await say('a', 'two');
    expect(disk.map(({ entry }) => entry.at)).toEqual([10, 10]);
  });

  it('holds no entry that is not on the disk, and goes on once there is room', async () => {
    const { say, settings, log } = open();
    settings.isFull = true;
    await expect(say('a', 'one')).rejects.toThrow('full');
    expect(log.state().seq).toBe(0);
    settings.isFull = false;
    expect(await say('a', 'one')).toMatchObject({ ok: true, value: { isNew: true, entry: { seq: 1 } } });
  });

  it('is filled by nobody alone, and ends', async () => {
    const { say } = open();
    for (const text of ['1', '2', '3']) expect(await say('a', text)).toMatchObject({ ok: true });
    expect(await say('a', '4')).toMatchObject({ error: { code: 'meeting.logFull' } });
    expect(await say(null, '5')).toMatchObject({ ok: true });
    expect(await say('b', '6')).toMatchObject({ error: { code: 'meeting.logFull' } });
    expect(await say('a', '1')).toMatchObject({ ok: true });
  });
});
