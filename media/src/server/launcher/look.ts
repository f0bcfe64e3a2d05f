import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

import { type Finds, type FoundServer, LIVEKIT_VERSION } from './rules.ts';

const run = promisify(execFile);
/** A server is a large program, and a machine that starts up is slow. */
const ASK_MS = 60_000;

/** Where servers that were built are kept, for every installation of this account. */
export function defaultCacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'tongyan', 'livekit');
}

/** A server in the cache bears its version in its name, so that a newer platform does not take an older one. */
export function cachedBinary(cacheFolder: string): string {
  return join(cacheFolder, `livekit-server-${LIVEKIT_VERSION}`);
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function onPath(name: string): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const file = join(folder, name);
    if (folder !== '' && (await isExecutable(file))) return file;
  }
  return undefined;
}

/** Asks a program for its version. @returns undefined where it does not answer with one. */
async function versionOf(program: string, args: readonly string[], pattern: RegExp): Promise<string | undefined> {
  try {
    const { stdout } = await run(program, args, { timeout: ASK_MS });
    return pattern.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

async function foundServer(binary: string | undefined): Promise<FoundServer | undefined> {
  if (binary === undefined || !(await isExecutable(binary))) return undefined;
  const version = await versionOf(binary, ['--version'], /version (\d+\.\d+\.\d+\S*)/);
  return version === undefined ? undefined : { binary, version };
}

/** Looks for servers and for Go. Costs some milliseconds; starts nothing that stays. */
export async function lookAround(cacheFolder: string): Promise<Finds> {
  const goProgram = await onPath('go');
  const [installed, cached, goVersion] = await Promise.all([
    onPath('livekit-server').then(foundServer),
    foundServer(cachedBinary(cacheFolder)),
    goProgram === undefined ? undefined : versionOf(goProgram, ['version'], /go(\d+\.\d+\S*)/),
  ]);
  return {
    onPath: installed,
    inCache: cached,
    go: goProgram === undefined || goVersion === undefined ? undefined : { program: goProgram, version: goVersion },
    hasShell: await isExecutable('/bin/sh'),
  };
}
