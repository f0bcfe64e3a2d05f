import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJob } from '@tongyan/media/recorder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchRecorder } from './watch.ts';

describe('a recorder that is looked after', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'watch-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('W1 is told who withdrew also while the media server lets nobody in', async () => {
    const watch = watchRecorder(folder, () => undefined);
    const job = { mediaUrl: 'ws://media', token: 't', clock: { lessonMs: 0, monotonicMs: 0 } };
    await watch.look(['lead', 'pupil'], async () => ({ ...job, sourceIds: ['lead', 'pupil'] }));
    expect(await readJob(folder)).toMatchObject({ sourceIds: ['lead', 'pupil'] });
    await watch.look(['lead'], async () => undefined);
    expect(await readJob(folder)).toMatchObject({ sourceIds: ['lead'], generation: 1, ended: false });
  });
});
