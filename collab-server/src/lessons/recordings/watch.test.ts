import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJob } from '@tongyan/media/recorder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchRecorder } from './watch.ts';

const job = { mediaUrl: 'ws://media', token: 't', clock: { lessonMs: 0, monotonicMs: 0 } };

describe('a recorder that is looked after', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'watch-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('W1 is told who withdrew also while the media server lets nobody in', async () => {
    const watch = watchRecorder(folder, () => undefined);
    await watch.look(['lead', 'pupil'], async () => ({ ...job, sourceIds: ['lead', 'pupil'] }));
    expect(await readJob(folder)).toMatchObject({ sourceIds: ['lead', 'pupil'] });
    await watch.look(['lead'], async () => undefined);
    expect(await readJob(folder)).toMatchObject({ sourceIds: ['lead'], generation: 1, ended: false });
  });
  describe('that was started here', () => {
    let nowMs = 0;
    let exits: (() => void)[] = [];
    const beats = async (beat: number): Promise<void> => {
      const status = { generation: exits.length, pid: 1, beat, chunks: 0, trouble: '', delayMs: 0, sourceIds: [] };
      await writeFile(join(folder, 'status.json'), JSON.stringify({ ...status, state: 'recording' }));
    };
    const watched = () => {
      nowMs = 0;
      exits = [];
      const spawn = (_folder: string, _generation: number, onExit?: () => void): void =>
        void exits.push(onExit ?? (() => undefined));
      const watch = watchRecorder(folder, spawn, () => nowMs);
      return (atMs: number) => {
        nowMs = atMs;
        return watch.look(['lead'], async () => ({ ...job, sourceIds: ['lead'] }));
      };
    };

    it('is given a minute to begin, as on a machine that is busy', async () => {
      const look = watched();
      for (const atMs of [0, 6_000, 30_000, 59_000]) await look(atMs);
      expect(exits).toHaveLength(1);
      await look(61_000);
      expect(exits).toHaveLength(2);
    });

    it('is followed by another as soon as it has died, and when it stands still for long', async () => {
      const look = watched();
      await look(0);
      await beats(1);
      await look(40_000);
      exits[0]?.();
      await look(41_000);
      expect(exits).toHaveLength(2);
      await beats(1);
      await look(43_000);
      await look(57_000);
      expect(exits).toHaveLength(2);
      await look(59_000);
      expect(exits).toHaveLength(3);
    });

    it('is not started over and over where it dies before it begins', async () => {
      const look = watched();
      await look(0);
      exits[0]?.();
      for (const atMs of [1_000, 2_000, 4_000]) await look(atMs);
      expect(exits).toHaveLength(1);
      await look(5_000);
      expect(exits).toHaveLength(2);
    });
  });
});
