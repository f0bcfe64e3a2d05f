import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { installationMediaKeys } from './keys.ts';

let folder: string;
const file = (): string => join(folder, 'media-keys.json');
const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-keys-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('installationMediaKeys', () => {
  it('makes keys that only their owner can read, and gives the same ones afterwards', async () => {
    const made = await installationMediaKeys(folder);
    expect(made.apiSecret.length).toBeGreaterThanOrEqual(32);
    expect(await modeOf(file())).toBe(0o600);
    expect(await installationMediaKeys(folder)).toEqual(made);
  });

  it('makes other keys for another installation', async () => {
    const made = await installationMediaKeys(folder);
    const other = await installationMediaKeys(join(folder, 'other'));
    expect(other.apiKey).not.toBe(made.apiKey);
    expect(other.apiSecret).not.toBe(made.apiSecret);
    expect(await modeOf(join(folder, 'other'))).toBe(0o700);
  });

  it('agrees on one pair where two ask at once', async () => {
    const asked = await Promise.all([installationMediaKeys(folder), installationMediaKeys(folder)]);
    expect(asked[0]).toEqual(asked[1]);
    expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual(asked[0]);
  });

  it('closes a file that others could read', async () => {
    const made = await installationMediaKeys(folder);
    await chmod(file(), 0o644);
    expect(await installationMediaKeys(folder)).toEqual(made);
    expect(await modeOf(file())).toBe(0o600);
  });

  it('throws where the file holds no keys, and leaves it as it is', async () => {
    await writeFile(file(), '{"apiKey":"devkey"}');
    await expect(installationMediaKeys(folder)).rejects.toThrow('holds no keys');
    expect(await readFile(file(), 'utf8')).toBe('{"apiKey":"devkey"}');
  });
});
