import { describe, expect, it } from 'vitest';

import { ORACLES_NEEDED, oraclesPresent, readOracle } from '../testing/oracles.ts';
import { traceProgram } from './index.ts';

const PROGRAMS = ['s1_timers', 's2_counters_edges', 's3_conveyor_sorter', 's4_star_delta', 's5_analog_loops'];

describe.skipIf(!oraclesPresent)(`traces of MATIEC (${ORACLES_NEEDED})`, () => {
  it.each(PROGRAMS)('[PLC-X1] gives the trace of %s to the last digit', (name) => {
    const trace = traceProgram(readOracle('plc', `${name}.st`), readOracle('plc', `${name}.in.csv`));
    expect(trace).toEqual({ ok: true, value: readOracle('plc', `${name}.trace.csv`) });
  });
});
