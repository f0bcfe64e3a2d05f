import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { interpret, parseParameterFile, parseToolTable } from '../rs274/index.ts';
import { ORACLES_NEEDED, oraclePath, oraclesPresent, readOracle } from '../testing/oracles.ts';
import { fromCanon } from './from-canon.ts';
import { MACHINING_CENTRE_850 } from './machine.ts';
import { compilePath } from './planner/compile.ts';
import { advanceTrajectory } from './planner/trajectory.ts';
import { cycleStart } from './planner/operator.ts';
import { startTrajectory } from './planner/state.ts';
import { AXES, distance, type Vector } from './vector.ts';

const names = oraclesPresent
  ? readdirSync(oraclePath('gcode')).filter((name) => name.endsWith('.ngc') && !name.startsWith('bad_'))
  : ['none'];

describe.skipIf(!oraclesPresent)(`programs of every kind run to their end (${ORACLES_NEEDED})`, () => {
  it.each(names)('%s', (name) => {
    const tools = parseToolTable(readOracle('gcode', 'tool.tbl'));
    const parameters = parseParameterFile(readOracle('gcode', 'start.var'));
    if (!tools.ok || !parameters.ok) throw new Error('the table or the parameters cannot be read');
    const { calls, end } = interpret(readOracle('gcode', name), {
      tools: tools.value,
      parameters: parameters.value,
      blockDelete: name.includes('blockdelete_on'),
    });
    expect(end).toBe('end');
    const segments = fromCanon(calls, [0, 0, 0]);
    if (!segments.ok) throw new Error(JSON.stringify(segments.failure));
    const program = compilePath(segments.value, [0, 0, 0], MACHINING_CENTRE_850);
    if (!program.ok) throw new Error(JSON.stringify(program.failure));
    const state = startTrajectory(program.value);
    let before: Vector = state.position;
    let farthest = 0;
    for (let tick = 0; tick < 400_000 && state.mode !== 'finished'; tick++) {
      advanceTrajectory(program.value, MACHINING_CENTRE_850, state, 0.004);
      if (state.mode === 'waiting') cycleStart(state);
      for (const axis of AXES) farthest = Math.max(farthest, Math.abs(state.position[axis] - before[axis]));
      before = state.position;
    }
    expect(state.mode).toBe('finished');
    expect(farthest).toBeLessThan(600 * 0.004 + 1e-9);
    const last = segments.value.findLast((segment) => segment.kind === 'line' || segment.kind === 'arc');
    const target = last?.kind === 'line' || last?.kind === 'arc' ? last.end : state.position;
    expect(distance(state.position, target)).toBeLessThan(2e-9);
  });
});
