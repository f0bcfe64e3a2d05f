import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOfficeConverter } from './office.ts';
import type { RunLimits } from './run-limited.ts';

const MIB = 1_024 ** 2;
const LIMITS: RunLimits = { timeoutMs: 60_000, memoryBytes: 1_024 * MIB, folderBytes: 4 * MIB };
/** Where a script puts what it made: `$OUT`. */
const OUT = 'OUT="$TMPDIR"';

describe('slides that a program converts', () => {
  let folder: string;
  let waiting: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'office-'));
    await writeFile(join(folder, 'deck.pptx'), 'slides');
    waiting = await left();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const left = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('tongyan-slides-'));

  async function converter(script: string, limits: Partial<RunLimits> = {}) {
    const path = join(folder, 'soffice');
    await writeFile(path, `#!/bin/sh\n${OUT}\n${script}\n`, { mode: 0o755 });
    return createOfficeConverter(async () => path, { ...LIMITS, ...limits });
  }
  async function convert(script: string, limits: Partial<RunLimits> = {}) {
    const office = await converter(script, limits);
    const result = await office.toPdf(join(folder, 'deck.pptx'), 'pptx', (path) => readFile(path, 'utf8'));
    return result.ok ? result.value : result.error.code;
  }
  const note = (name: string) => join(folder, name);
  /** Of a process that a script started and whose number it wrote down. */
  async function lives(name: string): Promise<boolean> {
    const pid = Number(await readFile(note(name), 'utf8'));
    expect(pid).toBeGreaterThan(0);
    try {
      const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).trim();
      return !state.startsWith('Z');
    } catch {
      return false;
    }
  }

  it('are handed on, and nothing of them stays', async () => {
    expect(await convert('printf pdf > "$OUT/slides.pdf"')).toBe('pdf');
    expect(await left()).toEqual(waiting);
  });

  it('end with all that it has started, once it takes too long', async () => {
    const child = `sh -c 'echo $$ > ${note('child')}; exec sleep 300' & `;
    const stray = `setsid sh -c 'echo $$ > ${note('stray')}; exec sleep 300' & `;
    const wait = `while [ ! -s ${note('child')} ] || [ ! -s ${note('stray')} ]; do sleep 0.05; done; sleep 300`;
    expect(await convert(`${child}\n${stray}\n${wait}`, { timeoutMs: 1_500 })).toBe('lesson.conversionFailed');
    expect([await lives('child'), await lives('stray')]).toEqual([false, false]);
    expect(await left()).toEqual(waiting);
  });

  it('leave nothing running behind them where it says that it is done', async () => {
    const child = `sh -c 'echo $$ > ${note('child')}; exec sleep 300' &`;
    const wait = `while [ ! -s ${note('child')} ]; do sleep 0.05; done; printf pdf > "$OUT/slides.pdf"`;
    expect(await convert(`${child}\n${wait}`)).toBe('pdf');
    expect(await lives('child')).toBe(false);
  });

  it('fail where it says without end, and fills no memory of the platform', async () => {
    const before = process.memoryUsage().rss;
    expect(await convert('yes flood & exec yes flood >&2', { timeoutMs: 1_000 })).toBe('lesson.conversionFailed');
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * MIB);
  });

  it.each([
    ['one file', 'exec cat /dev/zero > "$OUT/slides.pdf"'],
    ['many files', 'n=0; while :; do n=$((n+1)); head -c 1000000 /dev/zero > "$OUT/f$n"; sleep 0.02; done'],
  ])('fail where it writes without end, into %s', async (_what, script) => {
    expect(await convert(script)).toBe('lesson.conversionFailed');
    expect(await left()).toEqual(waiting);
  });

  it.runIf(process.platform === 'linux')('fail where it takes more memory than it may have', async () => {
    // What has no end of line is kept whole until its end.
    const greedy = 'head -c 200000000 /dev/zero | tail > /dev/null || exit 1; printf pdf > "$OUT/slides.pdf"';
    expect(await convert(greedy, { memoryBytes: 64 * MIB })).toBe('lesson.conversionFailed');
    expect(await convert(greedy)).toBe('pdf');
  });

  it('are never a link to another file', async () => {
    await writeFile(note('secret'), 'secret');
    expect(await convert(`ln -s ${note('secret')} "$OUT/slides.pdf"`)).toBe('lesson.conversionFailed');
  });

  it('wait for each other, and are refused where too many wait', async () => {
    const office = await converter('exec sleep 300');
    const one = () => office.toPdf(join(folder, 'deck.pptx'), 'pptx', async () => 'pdf');
    const all = Array.from({ length: 8 }, one);
    expect(await one()).toMatchObject({ error: { code: 'lesson.materialBusy' } });
    await office.close();
    const ends = await Promise.all(all);
    expect(ends.every((end) => !end.ok)).toBe(true);
  });
});
