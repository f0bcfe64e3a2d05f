import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mediaEgress } from './egress.ts';
import { startTestEgress, type TestEgress } from './testing-egress.ts';

const keys = { apiKey: 'tongyan-test', apiSecret: 's'.repeat(48) };

describe('mediaEgress', () => {
  let service: TestEgress;
  let folder = '';
  beforeEach(async () => {
    service = await startTestEgress(keys);
    folder = await mkdtemp(join(tmpdir(), 'egress-'));
  });
  afterEach(async () => {
    await service.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it('has a participant filmed into a file, and tells what became of it', async () => {
    const egress = mediaEgress(service.connection);
    const file = join(folder, 'film.mp4');
    const id = await egress.start({ room: 'room', identity: 'lead', file });
    expect(service.all).toMatchObject([{ roomName: 'room', identity: 'lead', file }]);
    expect(await egress.look(id)).toMatchObject({ state: 'running' });
    await egress.stop(id);
    await service.finish(id, { bytes: 'film' });
    expect(await egress.look(id)).toEqual({ state: 'complete', detail: '', durationMs: 60_000, sizeBytes: 4 });
    expect(await readFile(file, 'utf8')).toBe('film');
    const other = await egress.start({ room: 'room', identity: 'lead', file });
    await service.finish(other, { error: 'the disk is full' });
    expect(await egress.look(other)).toMatchObject({ state: 'failed', detail: 'the disk is full' });
    expect(await egress.look('EG_none')).toBeUndefined();
  });

  it('throws where there is no egress service, or the key is another', async () => {
    service.isAbsent = true;
    const order = { room: 'room', identity: 'lead', file: join(folder, 'film.mp4') };
    await expect(mediaEgress(service.connection).start(order)).rejects.toThrow('egress not connected');
    const stranger = mediaEgress({ ...service.connection, apiSecret: 'x'.repeat(48) });
    await expect(stranger.start(order)).rejects.toThrow('permissions denied');
  });
});
