import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { checkDisk } from './disk.ts';

describe('the disk of the data', () => {
  it('is well while enough is free', async () => {
    expect(await checkDisk(tmpdir(), 1)).toBeUndefined();
  });

  it('is named with what is free and what is needed where it is nearly full', async () => {
    expect(await checkDisk(tmpdir(), 2 ** 60)).toMatch(
      /^only \d+ MiB are free under DATA_DIR; at least 1099511627776 are needed$/,
    );
  });

  it('is missing where the folder is', async () => {
    await expect(checkDisk('/no/such/folder')).rejects.toThrow('ENOENT');
  });
});
