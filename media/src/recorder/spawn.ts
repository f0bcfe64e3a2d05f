import { spawn } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, 'main.ts');
const PRIVATE_MODE = 0o600;

/**
 * Starts a recorder that lives on when this process is killed. What it says goes to `recorder.log` in its folder.
 * @param onExit told once it has ended or could not be started, as long as this process lives
 */
export function spawnRecorder(folder: string, generation: number, onExit: () => void = () => undefined): void {
  const log = openSync(join(folder, 'recorder.log'), 'a', PRIVATE_MODE);
  const child = spawn(process.execPath, [MAIN, folder, String(generation)], {
    detached: true,
    stdio: ['ignore', log, log],
    // It needs nothing of the platform's secrets.
    env: { PATH: process.env['PATH'], LANG: process.env['LANG'], TMPDIR: process.env['TMPDIR'] },
  });
  child.on('error', onExit);
  child.on('exit', onExit);
  child.unref();
  closeSync(log);
}
