import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

import { node26 } from './install.mjs';

const FORWARDED = /** @type {const} */ (['SIGTERM', 'SIGHUP']);

/**
 * npm answers a SIGTERM by ending the shell that it started, and that shell tells nobody: what it ran would live on.
 *
 * @param {() => void} whenOrphaned
 */
function watchForOrphanhood(whenOrphaned) {
  if (process.env['npm_lifecycle_event'] === undefined) return undefined;
  const parent = process.ppid;
  return setInterval(() => {
    if (process.ppid !== parent) whenOrphaned();
  }, 500);
}

/**
 * Runs a program of this repository on its own Node and waits for its end. SIGTERM is handed on; Ctrl-C reaches the
 * program by itself where both hang on one terminal, and is handed on where there is none.
 *
 * @param {string} root
 * @param {string[]} args
 * @param {Record<string, string>} [environment] added to this process's
 * @returns {Promise<number>} its exit code; 128 and the number of the signal where one ended it
 */
export function runNode(root, args, environment = {}) {
  const path = [join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const child = spawn(node26(root), args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path, ...environment },
  });
  const forward = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
  for (const signal of FORWARDED) process.on(signal, forward);
  const interrupt = () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  };
  process.on('SIGINT', interrupt);
  const watch = watchForOrphanhood(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const name of FORWARDED) process.off(name, forward);
      process.off('SIGINT', interrupt);
      clearInterval(watch);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

/**
 * Runs programs one after the other until one fails, and makes its exit code this process's.
 *
 * @param {string} root
 * @param {{ args: string[], environment?: Record<string, string> }[]} programs
 */
export async function runInTurn(root, programs) {
  for (const { args, environment } of programs) {
    const code = await runNode(root, args, environment);
    if (code !== 0) {
      process.exitCode = code;
      return;
    }
  }
}
