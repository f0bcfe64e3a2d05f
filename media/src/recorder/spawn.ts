import { spawn } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, 'main.ts');
const PRIVATE_MODE = 0o600;

/** Starts a recorder that lives on when this process is killed. What it says goes to `recorder.log` in its folder. */
export function spawnRecorder(folder: string, generation: number): void {
  const log = openSync(join(folder, 'recorder.log'), 'a', PRIVATE_MODE);
  const child = spawn(process.execPath, [MAIN, folder, String(generation)], {
    detached: true,
    stdio: ['ignore', log, log],
    // It needs nothing of the platform's secrets.
    env: { PATH: process.env['PATH'], LANG: process.env['LANG'], TMPDIR: process.env['TMPDIR'] },
  });
  // Whoever looks after it sees by its status that it did not start.
  child.on('error', () => undefined);
  child.unref();
  closeSync(log);
}
