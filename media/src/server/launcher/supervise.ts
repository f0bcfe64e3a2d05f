import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

import { GUARD_PID_STREAM, GUARD_SCRIPT } from './guard.ts';
import { restartWaitMs, STEADY_AFTER_MS } from './rules.ts';

export interface SuperviseOptions {
  readonly binary: string;
  readonly configFile: string;
  /** Answers once the server takes requests. */
  readonly probeUrl: string;
  readonly onStarting: () => void;
  readonly onRunning: (pid: number) => void;
  readonly onFailed: (failure: { readonly failures: number; readonly waitMs: number; readonly reason: string }) => void;
  /** A line of the server's own log. */
  readonly onLogLine: (line: string) => void;
}

export interface Supervised {
  /** Ends the server and waits until it is gone. */
  stop(): Promise<void>;
}

const PROBE_EVERY_MS = 100;
const PROBE_MS = 1_000;
const START_MS = 30_000;

/** Keeps a server running: starts it, waits until it answers, and starts it again, later each time, whenever it ends. */
export function supervise(options: SuperviseOptions): Supervised {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function keepRunning(): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      options.onStarting();
      const startedAtMs = performance.now();
      const reason = await runOnce(options, signal);
      if (signal.aborted) return;
      failures = performance.now() - startedAtMs >= STEADY_AFTER_MS ? 1 : failures + 1;
      const waitMs = restartWaitMs(failures);
      options.onFailed({ failures, waitMs, reason });
      await wait(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }

  const ended = keepRunning();
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

/** @returns why it ended: the last line that it said. */
async function runOnce(options: SuperviseOptions, signal: AbortSignal): Promise<string> {
  const { binary, configFile, onLogLine, onRunning } = options;
  const child = spawn('/bin/sh', ['-c', GUARD_SCRIPT, 'livekit-guard', binary, '--config', configFile], {
    // A group of its own: what is typed at a terminal goes to the platform, which then ends it in order.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    // None of the platform's own secrets; LIVEKIT_* variables would override the configuration.
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' },
  });
  let lastLine = '';
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lastLine = line;
      onLogLine(line);
    });
  }
  const end = (): void => void child.stdin.end();
  // A pipe whose reader has gone says so by an error, which the exit tells anyway.
  child.stdin.on('error', () => undefined);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();

  const over = new AbortController();
  const gone = exitOf(child).finally(() => over.abort());
  const pid = await serverPid(child);
  if (pid !== undefined && (await answers(options.probeUrl, over.signal))) onRunning(pid);
  else end();
  const how = await gone;
  signal.removeEventListener('abort', end);
  endGroup(child.pid);
  return lastLine === '' ? how : lastLine;
}

function exitOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, killedBy) => resolve(killedBy === null ? `exit code ${code}` : `ended by ${killedBy}`));
  });
}

async function serverPid(child: ChildProcess): Promise<number | undefined> {
  const stream = child.stdio[GUARD_PID_STREAM] as Readable;
  for await (const line of createInterface({ input: stream })) return Number(line);
  return undefined;
}

async function answers(url: string, over: AbortSignal): Promise<boolean> {
  const deadlineMs = performance.now() + START_MS;
  while (!over.aborted && performance.now() < deadlineMs) {
    const answer = await fetch(url, { signal: AbortSignal.any([over, AbortSignal.timeout(PROBE_MS)]) }).catch(
      () => undefined,
    );
    if (answer?.ok === true) return !over.aborted;
    await wait(PROBE_EVERY_MS, undefined, { signal: over }).catch(() => undefined);
  }
  return false;
}

/** Where the shell itself was killed, the server has nobody left to end it. */
function endGroup(groupId: number | undefined): void {
  if (groupId === undefined) return;
  try {
    process.kill(-groupId, 'SIGKILL');
  } catch {
    // As it should be: nobody of the group is left.
  }
}
