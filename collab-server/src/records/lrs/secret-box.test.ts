import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installationBox, secretBoxOf } from './secret-box.ts';

const KEY = Buffer.alloc(32, 7);

describe('a sealed text', () => {
  const box = secretBoxOf(KEY);

  it.each(['', 'secret', '密钥 🔑', 'x'.repeat(4_000)])('opens as it was: %j', (text) => {
    expect(box.open(box.seal(text, 'target'), 'target')).toBe(text);
  });

  it('holds nothing of it in the open, and is another each time', () => {
    const [one, other] = [box.seal('secret', 'target'), box.seal('secret', 'target')];
    expect(one).not.toBe(other);
    expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('secret');
  });

  it('opens with no other key, at no other place, and not where it was changed', () => {
    const sealed = box.seal('secret', 'target');
    expect(secretBoxOf(Buffer.alloc(32, 8)).open(sealed, 'target')).toBeNull();
    expect(box.open(sealed, 'another')).toBeNull();
    const bytes = Buffer.from(sealed, 'base64url');
    for (const at of [0, 12, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(box.open(changed.toString('base64url'), 'target')).toBeNull();
    }
    expect(['', 'secret', sealed.slice(0, 20)].map((text) => box.open(text, 'target'))).toEqual([null, null, null]);
  });
});

describe('the key of an installation', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tongyan-key-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is made once, for its owner alone, also where several start at once', async () => {
    const dataDir = join(folder, 'data');
    const boxes = await Promise.all(Array.from({ length: 4 }, () => installationBox(dataDir)));
    const [first] = boxes;
    const sealed = first?.seal('secret', 'target') ?? '';
    for (const box of [...boxes, await installationBox(dataDir)]) expect(box.open(sealed, 'target')).toBe('secret');
    expect(await readdir(dataDir)).toEqual(['secret.key']);
    expect((await stat(join(dataDir, 'secret.key'))).mode & 0o077).toBe(0);
    expect(await readFile(join(dataDir, 'secret.key'), 'utf8')).toMatch(/^[\w-]{43}\n$/u);
  });

  it('is not guessed where its file is damaged', async () => {
    await writeFile(join(folder, 'secret.key'), 'half a k');
    await expect(installationBox(folder)).rejects.toThrow(/holds no key/u);
  });
});
