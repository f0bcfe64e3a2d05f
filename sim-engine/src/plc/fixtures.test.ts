import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { traceProgram } from './index.ts';

const NAMES = [
  'timers',
  'counters',
  'latches',
  'blocks',
  'flow',
  'random3',
  'random9',
  'random16',
  'random45',
  'random77',
  'statements1',
  'statements5',
  'statements8',
  'statements22',
  'statements41',
  'traffic_light',
  'lift',
] as const;

function fixture(name: string): string {
  return readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
}

/** Programs of ours, random expressions over all types among them, with the traces that MATIEC (iec2c, gcc -O0) gives of them. */
describe('programs that MATIEC ran', () => {
  it.each(NAMES)('[PLC-X1] gives the same trace of %s, to the last digit', (name) => {
    const trace = traceProgram(fixture(`${name}.st`), fixture(`${name}.in.csv`));
    expect(trace).toEqual({ ok: true, value: fixture(`${name}.trace.csv`) });
  });
});
