import { expect, it } from 'vitest';
import { reportCsv } from './report-csv.ts';

it('writes every problem, whatever a cell holds', () => {
  const problem = {
    severity: 'error',
    file: 'users.csv',
    row: 7,
    column: 'username',
    code: 'value.format',
    value: '=cmd("x"),\n"y"',
  } as const;
  expect(reportCsv([problem], () => '格式不对')).toBe(
    '\uFEFF"file","row","severity","column","code","reason","value"\r\n' +
      `"users.csv","7","error","username","value.format","格式不对","'=cmd(""x""),\n""y"""\r\n`,
  );
});
