import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ORACLES_NEEDED, oraclePath, oraclesPresent, readOracle } from '../testing/oracles.ts';
import { parseParameterFile } from './parameter-file.ts';
import { firstDifference, listProgram } from './testing-listing.ts';
import { parseToolTable } from './tool-table.ts';

const names = oraclesPresent
  ? readdirSync(oraclePath('gcode'))
      .filter((file) => file.endsWith('.ngc'))
      .map((file) => file.slice(0, -'.ngc'.length))
  : [];

const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

describe.skipIf(!oraclesPresent)(`programs that LinuxCNC's rs274 interpreted (${ORACLES_NEEDED})`, () => {
  test.each(names)('%s has the same calls and the same refusal', (name) => {
    const tools = parseToolTable(readOracle('gcode', 'tool.tbl'));
    const parameters = parseParameterFile(readOracle('gcode', 'start.var'));
    if (!tools.ok || !parameters.ok) throw new Error('the tables do not parse');
    const got = listProgram(readOracle('gcode', `${name}.ngc`), {
      tools: tools.value,
      parameters: parameters.value,
      blockDelete: name.includes('blockdelete_on'),
      fileName: `${name}.ngc`,
    });
    expect(firstDifference(got.lines, lines(readOracle('gcode', `${name}.canon`)))).toBeUndefined();
    expect(got.error).toBe(name.startsWith('bad_') ? readOracle('gcode', `${name}.err`).trim() : '');
  });
});
