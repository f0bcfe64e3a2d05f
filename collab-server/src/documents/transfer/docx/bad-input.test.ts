import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { convert } from '../conversion.ts';
import { writeDocx } from './write.ts';

const contentTypes = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const body = (inner: string): string =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inner}</w:body></w:document>`;

const packageOf = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

async function codeOf(bytes: Uint8Array, fileName: string): Promise<string> {
  const result = await convert({ kind: 'import', bytes, fileName });
  return result.ok ? 'ok' : result.error.code;
}

async function realDocx(): Promise<Uint8Array> {
  const content = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '教案' }] }] };
  return writeDocx({ title: '标题', content, pictures: new Map() });
}

/** An entry whose header states another unpacked size than it has. */
function withStatedSize(bytes: Uint8Array, statedBytes: number): Uint8Array {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf('PK\u0001\u0002'); at !== -1; at = copy.indexOf('PK\u0001\u0002', at + 1)) {
    copy.writeUInt32LE(statedBytes, at + 24);
  }
  return new Uint8Array(copy);
}

describe('files that are no documents', () => {
  test('a truncated .docx, at every cut', async () => {
    const whole = await realDocx();
    expect(await codeOf(whole, '教案.docx')).toBe('ok');
    for (const share of [0.001, 0.1, 0.5, 0.9, 0.999]) {
      const cut = whole.slice(0, Math.floor(whole.length * share));
      expect(await codeOf(cut, '教案.docx'), `cut at ${share}`).toBe('transfer.fileBroken');
    }
  });

  test('bytes changed anywhere: a reading or a clear problem, never a failure', async () => {
    const whole = await realDocx();
    for (let at = 0; at < whole.length; at += 97) {
      const copy = whole.slice();
      copy[at] = (copy[at] ?? 0) ^ 0xff;
      expect(await codeOf(copy, 'a.docx'), `byte ${at}`).toMatch(/^(?:ok|transfer\.\w+)$/);
    }
  });

  test('a zip bomb, honest or lying about its size', async () => {
    const bomb = zipSync({
      '[Content_Types].xml': strToU8(contentTypes),
      'word/document.xml': new Uint8Array(80 * 1_048_576),
    });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await codeOf(bomb, 'a.docx')).toBe('transfer.fileTooComplex');
    expect(await codeOf(withStatedSize(bomb, 1_000), 'a.docx')).toBe('transfer.fileBroken');
  });

  test('entities that multiply, and elements without end', async () => {
    const entities = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${body('<w:p><w:r><w:t>&b;</w:t></w:r></w:p>')}`;
    expect(
      await codeOf(packageOf({ '[Content_Types].xml': contentTypes, 'word/document.xml': entities }), 'a.docx'),
    ).toBe('transfer.fileBroken');
    const deep = body(`${'<w:tbl><w:tr><w:tc>'.repeat(5_000)}${'</w:tc></w:tr></w:tbl>'.repeat(5_000)}`);
    expect(await codeOf(packageOf({ '[Content_Types].xml': contentTypes, 'word/document.xml': deep }), 'a.docx')).toBe(
      'transfer.fileTooComplex',
    );
    const unclosed = '<w:p '.repeat(200_000);
    expect(
      await codeOf(packageOf({ '[Content_Types].xml': contentTypes, 'word/document.xml': unclosed }), 'a.docx'),
    ).toBe('transfer.fileBroken');
  });

  test('macros', async () => {
    const macro = contentTypes.replace(
      '/>',
      '><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
    );
    expect(await codeOf(packageOf({ '[Content_Types].xml': macro, 'word/document.xml': body('') }), 'a.docx')).toBe(
      'transfer.macrosRefused',
    );
    const hidden = { '[Content_Types].xml': contentTypes, 'word/document.xml': body(''), 'word/vbaProject.bin': 'x' };
    expect(await codeOf(packageOf(hidden), 'a.docx')).toBe('transfer.macrosRefused');
  });

  test.each([
    ['an old .doc under a new name', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'a.docx', 'transfer.legacyWord'],
    [
      'a locked document',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'a.docx',
      'transfer.encryptedWord',
    ],
    ['junk', Buffer.from([1, 2, 3, 0, 255]), 'a.docx', 'transfer.fileBroken'],
    ['junk called text', Buffer.from([1, 2, 3, 0, 255]), 'a.md', 'transfer.fileBroken'],
    ['a spreadsheet', Buffer.from(packageOf({ 'xl/workbook.xml': '<x/>' })), 'a.xlsx', 'transfer.formatUnknown'],
    [
      'a spreadsheet called .docx',
      Buffer.from(packageOf({ 'xl/workbook.xml': '<x/>' })),
      'a.docx',
      'transfer.fileBroken',
    ],
    ['a PDF', Buffer.from('%PDF-1.7'), 'a.pdf', 'transfer.formatUnknown'],
    ['nothing at all, called .docx', Buffer.alloc(0), 'a.docx', 'transfer.fileBroken'],
    ['a book', Buffer.alloc(5 * 1_048_576, '字'), 'a.md', 'transfer.fileTooLarge'],
    ['quotations without end', Buffer.from('>'.repeat(50_000)), 'a.md', 'transfer.fileTooComplex'],
    ['lists without end', Buffer.from(`${'- '.repeat(20_000)}x`), 'a.md', 'transfer.fileTooComplex'],
    ['links without end', Buffer.from('['.repeat(100_000)), 'a.md', 'transfer.fileTooComplex'],
  ])('%s', async (_name, bytes, fileName, code) => {
    expect(await codeOf(new Uint8Array(bytes), fileName)).toBe(code);
  });

  test('text in the encoding of older Chinese editors is read', async () => {
    const result = await convert({
      kind: 'import',
      bytes: new Uint8Array(Buffer.from('b7d6cafdb3fdb7a8', 'hex')),
      fileName: 'a.txt',
    });
    expect(JSON.stringify(result)).toContain('分数除法');
  });
});
