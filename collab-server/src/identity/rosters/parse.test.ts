import { describe, expect, it } from 'vitest';
import { decodeRosterText } from './decode.ts';
import { parseRosterFile } from './parse.ts';
import { ProblemList } from './problems.ts';

const header = 'sourcedId,enabledUser,username,givenName,familyName';

describe('reading a file', () => {
  it('keeps characters of four bytes whole wherever the text is cut into pieces', async () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => `u${index},true,a${index},𠮷${'x'.repeat(index % 7)},𡈽`);
    const problems = new ProblemList();
    const parsed = await parseRosterFile('users.csv', [header, ...rows].join('\r\n'), problems);
    expect(parsed).toHaveLength(rows.length);
    expect(parsed.every(({ cells }) => cells.givenName.startsWith('𠮷') && cells.familyName === '𡈽')).toBe(true);
    expect(parsed.at(-1)?.place).toEqual({ file: 'users.csv', row: 30_001 });
    expect(problems.errors).toBe(0);
  });

  it('takes columns in any order and case, ignores those it does not know, and never keeps a password', async () => {
    const text =
      'Username,extra,FAMILYNAME,givenname,enableduser,SOURCEDID,password\nzhou,?,周,昕玫,true,u1,open sesame\n';
    const [row] = await parseRosterFile('users.csv', text, new ProblemList());
    expect(row?.cells).toMatchObject({ username: 'zhou', familyName: '周', sourcedId: 'u1', password: '*' });
  });

  it('says which line a row stands on, also after empty lines and cells of several lines', async () => {
    const text = `${header}\n\nu1,true,a,"two\nlines",x\nu2,true,b,y\n`;
    const problems = new ProblemList();
    expect(await parseRosterFile('users.csv', text, problems)).toHaveLength(1);
    expect(problems.sorted()).toMatchObject([{ row: 5, code: 'row.columnCount' }]);
  });
});

describe('an encoding', () => {
  it.each([
    ['utf-8', Buffer.from('周昕玫')],
    ['utf-8', Buffer.from('plain')],
    ['gb18030', Buffer.from([0xd6, 0xdc, 0xea, 0xbf])],
    ['utf-16le', Buffer.from('\uFEFF周', 'utf16le')],
    [undefined, Buffer.from([0x61, 0x00, 0x62])],
    [undefined, Buffer.from([0xff, 0x80])],
  ])('is found to be %s', (encoding, bytes) => {
    expect(decodeRosterText(bytes)?.encoding).toBe(encoding);
  });
});
