import { spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Measured } from './fmpy.ts';

interface Lines {
  readonly linesPerS: number;
}

const SIM = join(import.meta.dirname, '../../scenes/cli/sim.mjs');
const TOOLS = 'T1 P1 Z1.5 D0.25 ;end mill\n';
const VARIABLES = ['5161', '5162', '5163', '5220', '5221', '5222', '5223']
  .map((number) => `${number}\t${number === '5220' ? 1 : 0}.000000\n`)
  .join('');

/** A finishing program as a post-processor writes them: mostly short moves, some arcs, some arithmetic. */
function program(lines: number): string {
  const body = Array.from({ length: lines }, (_, index) => {
    const x = (((index * 13) % 500) / 7).toFixed(4);
    const y = (((index * 29) % 300) / 7).toFixed(4);
    if (index % 10 === 9) return `G2 X${(index % 100) + 1} Y${(index * 7) % 80} R200`;
    if (index % 10 === 5) return `#1=[${index % 50}*0.5+1] G1 X[#1+2] Y#1`;
    return `N${index % 99_999} G1 X${x} Y${y} Z-${((index % 40) / 10).toFixed(2)}`;
  });
  return ['G21 G90 G17 G64 F800', 'T1 M6 G43 H1', 'M3 S3000', ...body, 'M2', ''].join('\n');
}

/** Seconds that a whole process takes, its output going straight into a file: through a pipe the reader would count too. */
function secondsOf(command: string, args: readonly string[], cwd: string, output: string): number {
  const file = openSync(join(cwd, output), 'w');
  try {
    const startedAt = process.hrtime.bigint();
    const { status, stderr } = spawnSync(command, args, { cwd, stdio: ['ignore', file, 'pipe'] });
    const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
    if (status !== 0) throw new Error(`${command} failed: ${stderr.toString()}`);
    return seconds;
  } finally {
    closeSync(file);
  }
}

/** What was printed; a zero is a zero whatever its sign. */
const listing = (folder: string, file: string): string =>
  readFileSync(join(folder, file), 'utf8').replaceAll('-0.0000', '0.0000');

/** The interpreter and LinuxCNC's, where it is installed (or RS274 names it), on one long program. */
export function measureGcode(lines: number, times: number): Lines & { readonly peer: Measured<Lines> } {
  const folder = mkdtempSync(join(tmpdir(), 'tongyan-gcode-'));
  try {
    writeFileSync(join(folder, 'long.ngc'), program(lines));
    writeFileSync(join(folder, 'tool.tbl'), TOOLS);
    writeFileSync(join(folder, 'start.var'), VARIABLES);
    const rs274 = process.env['RS274'] ?? 'rs274';
    const hasPeer = spawnSync(rs274, ['-h'], { cwd: folder }).error === undefined;
    let ours = Infinity;
    let theirs = Infinity;
    for (let time = 0; time < times; time++) {
      const args = ['gcode', 'long.ngc', '--tools', 'tool.tbl', '--vars', 'start.var'];
      ours = Math.min(ours, secondsOf(process.execPath, [SIM, ...args], folder, 'ours.canon'));
      if (!hasPeer) continue;
      copyFileSync(join(folder, 'start.var'), join(folder, 'peer.var'));
      const peerArgs = ['-t', 'tool.tbl', '-v', 'peer.var', '-g', 'long.ngc'];
      theirs = Math.min(theirs, secondsOf(rs274, peerArgs, folder, 'theirs.canon'));
      if (listing(folder, 'ours.canon') !== listing(folder, 'theirs.canon'))
        throw new Error('the two interpreters do not print the same');
    }
    const peer = hasPeer
      ? { figures: { linesPerS: lines / theirs } }
      : { skipped: 'rs274 is not installed (Debian: linuxcnc-uspace; or name it by RS274)' };
    return { linesPerS: lines / ours, peer };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
