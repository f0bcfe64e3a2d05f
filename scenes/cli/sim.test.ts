import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatLog, type TrainingLog } from '@tongyan/sim-engine/log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Trainee } from '../motor-starter/model/testing-training.ts';

const SIM = join(import.meta.dirname, 'sim.mjs');

let folder = '';
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};

function sim(...args: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SIM, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongyan-sim-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('sim', () => {
  it('says how it is used, asked or not', () => {
    expect(sim('--help')).toMatchObject({ status: 0, out: expect.stringContaining('sim gcode FILE') });
    expect(sim()).toEqual(sim('--help'));
    expect(sim('fly')).toMatchObject({ status: 1, err: expect.stringContaining('there is no command fly') });
  });

  it('names what it does not know, and a file that is not there', () => {
    expect(sim('run', 'motor', '--speed', '3')).toMatchObject({ status: 1, err: expect.stringContaining('--speed') });
    expect(sim('gcode', 'none.ngc')).toEqual({ status: 1, out: '', err: 'sim: none.ngc: cannot be read (ENOENT)\n' });
  });
});

describe('sim gcode', () => {
  it('prints canonical calls with the tools and the variables that it was given', () => {
    file('tool.tbl', 'T1 P1 Z0.5 D0.25 ;mill\n');
    file('start.var', '5161\t1.000000\n5162\t0.000000\n5163\t0.000000\n5220\t1.000000\n');
    const program = file('good.ngc', 'G21 T1 M6 G43 H1\nG28\n/G0 X7\nM2\n');
    const { status, out, err } = sim('gcode', program, '--tools', 'tool.tbl', '--vars', 'start.var');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('USE_TOOL_LENGTH_OFFSET(0.0000 0.0000 12.7000');
    expect(out).toMatch(/STRAIGHT_TRAVERSE\(25\.4000, /u);
    expect(out).toContain('STRAIGHT_TRAVERSE(7.0000, ');
    const deleted = sim('gcode', program, '--tools', 'tool.tbl', '--vars', 'start.var', '--block-delete');
    expect(deleted.out).not.toContain('STRAIGHT_TRAVERSE(7.0000, ');
  });

  it('prints what went before a refusal, and says where and why', () => {
    const program = file('bad.ngc', 'G21 G0 X1\nG1 X2\n');
    const { status, out, err } = sim('gcode', program);
    expect(status).toBe(1);
    expect(out).toContain('STRAIGHT_TRAVERSE(1.0000');
    expect(err).toMatch(/^sim: bad\.ngc:2:\d+: Cannot do g1 with zero feed rate\nG1 X2\n$/u);
  });

  it('says where a tool table is wrong', () => {
    file('tool.tbl', 'T1 P1\nT2 what\n');
    const { status, err } = sim('gcode', file('empty.ngc', 'M2\n'), '--tools', 'tool.tbl');
    expect({ status, err }).toEqual({ status: 1, err: expect.stringMatching(/^sim: tool\.tbl:2:4: /u) });
  });
});

describe('sim plc', () => {
  const COUNTER = `PROGRAM counting
VAR_INPUT pulse : BOOL; END_VAR
VAR_OUTPUT count : INT; END_VAR
VAR edge : R_TRIG; END_VAR
edge(CLK := pulse);
IF edge.Q THEN count := count + 1; END_IF;
END_PROGRAM
`;

  it('prints a line for each scan', () => {
    const inputs = file('in.csv', 't_ms,pulse\n0,0\n10,1\n20,1\n30,0\n40,1\n');
    const { status, out } = sim('plc', file('count.st', COUNTER), '--inputs', inputs);
    expect(status).toBe(0);
    expect(out).toBe('t_ms,pulse,count\n0,0,0\n10,1,1\n20,1,1\n30,0,1\n40,1,2\n');
  });

  it('says where a program is wrong, and where its inputs are', () => {
    const inputs = file('in.csv', 't_ms,pulse\n0,0\n');
    const broken = file('broken.st', COUNTER.replace('count + 1', 'cuont + 1'));
    expect(sim('plc', broken, '--inputs', inputs)).toEqual({
      status: 1,
      out: '',
      err: 'sim: broken.st:6:25: there is no variable cuont [ST401]\n',
    });
    const wrong = file('wrong.csv', 't_ms,pulse\n0,maybe\n');
    const { status, err } = sim('plc', file('count.st', COUNTER), '--inputs', wrong);
    expect({ status, err }).toEqual({ status: 1, err: expect.stringMatching(/^sim: wrong\.csv:2:3: maybe /u) });
  });

  it('ends an endless loop, after the scans that went before', () => {
    const inputs = file('in.csv', 't_ms,pulse\n0,0\n10,1\n');
    const endless = file('endless.st', COUNTER.replace('count := count + 1;', 'WHILE TRUE DO count := 1; END_WHILE;'));
    const { status, out, err } = sim('plc', endless, '--inputs', inputs);
    expect(status).toBe(1);
    expect(out).toBe('t_ms,pulse,count\n0,0,0\n');
    expect(err).toMatch(/^sim: endless\.st:6:\d+: .*\[RT3\]\n$/u);
  });
});

describe('sim run', () => {
  it('reads parameters from a file that begins with a byte order mark', () => {
    const params = file('marked.json', '\u{FEFF}{"k": -2}');
    const { status, out, err } = sim('run', 'dahlquist', '--params', params, '--until', '0');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out.trim().split('\n')).toHaveLength(2);
  });

  it.skipIf(!existsSync('/dev/full'))('says so where its output finds no room (skipped without /dev/full)', () => {
    const full = openSync('/dev/full', 'w');
    try {
      const { status, stderr } = spawnSync(process.execPath, [SIM, 'run', 'dahlquist'], {
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      expect({ status, stderr }).toEqual({ status: 1, stderr: 'sim: the output cannot be written (ENOSPC)\n' });
    } finally {
      closeSync(full);
    }
  });

  it('lists the models, and tells what one takes', () => {
    expect(sim('run').out).toMatch(/^van-der-pol +\S/mu);
    const { status, out } = sim('run', 'van-der-pol', '--help');
    expect(status).toBe(0);
    expect(out).toMatch(/^ {2}mu {2}\[1\] {2}default 1$/mu);
    expect(out).toContain('Columns: time, x0 [1], x1 [1/s]');
  });

  it('runs with parameters from a file, over the rows that were asked for', () => {
    const params = file('p.json', '{"k": 2}');
    const { status, out } = sim('run', 'dahlquist', '--params', params, '--until', '0.2', '--every', '0.1');
    expect({ status, out }).toEqual({ status: 0, out: 'time,x\n0,1\n0.1,0.8\n0.2,0.64\n' });
  });

  it('names every parameter that is wrong', () => {
    const params = file('p.json', '{"k": "much", "q": 1}');
    expect(sim('run', 'dahlquist', '--params', params).err).toBe(
      'sim: p.json: q is not known; there are k, x, step_s\nsim: p.json: k must be given as number, not as text\n',
    );
    expect(sim('run', 'dahlquist', '--params', file('p.json', '{')).err).toMatch(/^sim: p\.json: is no JSON/u);
    const wild = file('p.json', '{"k": -1e200}');
    expect(sim('run', 'dahlquist', '--params', wild)).toMatchObject({
      status: 1,
      err: expect.stringMatching(/^sim: dahlquist: .* no longer a finite number/u),
    });
    expect(sim('run', 'dahlquist', '--every', '0').err).toBe('sim: --every must be greater than 0\n');
    expect(sim('run', 'perpetuum').err).toMatch(/there is no model perpetuum/u);
  });
});

describe('sim score and sim replay', () => {
  let log: TrainingLog;
  const written = (changed: TrainingLog): string => file('log.json', formatLog(changed));

  beforeAll(() => {
    log = new Trainee().locksOut().sets().log();
  });

  it('print the score of a log with its evidence, by running it again', () => {
    const { status, out } = sim('score', 'motor-starter', written(log));
    expect(status).toBe(0);
    expect(out).toMatch(/^ {2}lockOut {2}5 \/ 5 {2}Lock-out and tag$/mu);
    expect(out).toMatch(/^ {2}works {2}0 \/ 5 {2}Works$/mu);
  });

  it('print hashes of the state on the way', () => {
    const { status, out } = sim('replay', 'motor-starter', written(log), '--hash-every', '100');
    expect(status).toBe(0);
    const lines = out.trim().split('\n');
    expect(lines.slice(0, 2)).toEqual([
      expect.stringMatching(/^0 [\da-f]{64}$/u),
      expect.stringMatching(/^100 [\da-f]{64}$/u),
    ]);
    expect(lines.at(-1)).toBe(`end ${log.end.tick} ${log.end.stateHash}`);
  });

  it('refuse a log that was changed, and say where', () => {
    const [first, ...others] = log.entries;
    if (first === undefined) throw new Error('the log is empty');
    const forged = { ...log, entries: [{ ...first, tick: first.tick + 1 }, ...others] };
    const { status, out, err } = sim('score', 'motor-starter', written(forged));
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^sim: log\.json\/entries\/0/u);
  });

  it('know their scenes', () => {
    expect(sim('score', 'moon', written(log)).err).toMatch(/^sim: there is no scene moon: there are motor-starter/u);
    expect(sim('score', 'motor-starter/nap', written(log)).err).toBe(
      'sim: motor-starter has no exercise nap: there are wire-and-run, find-fault, whole\n',
    );
    expect(sim('replay', 'motor-starter', file('log.json', '{}')).err).toMatch(/^sim: log\.json\//u);
  });
});

describe('sim bench', () => {
  it('measures what it is asked for', () => {
    const { status, out } = sim('bench', '--only', 'gcode,stamp', '--quick', '--json');
    expect(status).toBe(0);
    const figures = JSON.parse(out) as { figure: string; value: number; unit: string }[];
    expect(figures.map(({ unit }) => unit)).toEqual(['1/s', 'µs']);
    expect(figures.every(({ value }) => value > 0)).toBe(true);
    expect(sim('bench', '--only', 'luck').err).toMatch(/^sim: there is no measure luck/u);
  });
});
