import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { buildServer } from './build.ts';
import type { BuildProgress } from './states.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-build-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A program that answers as Go does; the real build takes minutes and is made where the tests with a real server are. */
async function goThat(install: string): Promise<string> {
  const program = join(folder, 'go');
  const script = `#!/bin/sh
case "$1" in
  mod) echo 'go: downloading example.org/a v1.0.0' >&2; echo '{"Dir":"${folder}"}' ;;
  list) printf 'a\\nb\\nc\\n' ;;
  install) ${install} ;;
esac
`;
  await writeFile(program, script);
  await chmod(program, 0o755);
  return program;
}

function build(goProgram: string, signal = new AbortController().signal) {
  const told: BuildProgress[] = [];
  const onProgress = (progress: BuildProgress): void => void told.push(progress);
  return { told, outcome: buildServer({ goProgram, cacheFolder: join(folder, 'cache'), onProgress, signal }) };
}

describe('buildServer', () => {
  it('puts the program into the cache under its version, and tells how far it is', async () => {
    const program = await goThat('echo net/http >&2; echo example.org/a >&2; echo program > "$GOBIN/server"');
    const { told, outcome } = build(program);
    const binary = join(folder, 'cache/livekit-server-1.13.5');
    expect(await outcome).toEqual({ built: true, binary });
    expect(await readFile(binary, 'utf8')).toBe('program\n');
    expect(told).toEqual([
      { step: 'downloading', modules: 1 },
      { step: 'compiling', packages: 1, ofPackages: 3 },
      { step: 'compiling', packages: 2, ofPackages: 3 },
    ]);
  });

  it('says why it failed in the words of Go, and leaves nothing half-built', async () => {
    const { outcome } = build(await goThat('echo half > "$GOBIN/server"; echo "no space left on device" >&2; exit 1'));
    expect(await outcome).toEqual({ built: false, detail: 'no space left on device' });
    expect(await readdir(join(folder, 'cache'))).toEqual([]);
  });

  it('ends where the platform ends, and leaves nothing half-built', async () => {
    const stopping = new AbortController();
    const { outcome } = build(await goThat('exec sleep 600'), stopping.signal);
    stopping.abort();
    expect(await outcome).toMatchObject({ built: false });
    expect(await readdir(join(folder, 'cache'))).toEqual([]);
  });
});
