import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { type ContentNode, repairContent, templateContent, templateIds } from '../../content/index.ts';
import { degradeCommon } from '../degrade.ts';
import { readMarkdown } from '../markdown/read.ts';
import { randomDocument } from '../testing-documents.ts';
import { writePdf } from './write.ts';

const nowMs = Date.UTC(2026, 8, 1);
const options = { publicUrl: 'https://tongyan.example' };

function pdfOf(title: string, content: ContentNode, pictures = new Map<string, Uint8Array>()): Uint8Array {
  return writePdf(title, repairContent(degradeCommon(content, options)), pictures, nowMs);
}

async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(pdf.slice()));
  // Where a line is broken, readers put a blank or none; words are what counts here.
  return text.map((page) => page.replaceAll(/\s+/g, ''));
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('PDF', () => {
  test('holds Chinese text that can be searched, formulas, a title, and fonts of its own', async () => {
    const { content } = readMarkdown(
      '## 二、目标（至 2030 年）\n\n普及率 $\\geq 90\\%$ ，“一张网”。\n\n$$\\frac{a}{b}=\\sqrt{2}$$\n\n- [x] 完成',
    );
    const pdf = pdfOf('数智赋能《方案》', content);
    const document = await getDocumentProxy(pdf.slice());
    const { info } = await getMeta(document);
    expect(info['Title']).toBe('数智赋能《方案》');
    const [page = ''] = await pagesOf(pdf);
    expect(page).toContain('二、目标（至2030年）');
    expect(page).toContain('≥90');
    expect(page).toContain('“一张网”');
    expect(page).toMatch(/√/u);
    expect(page).toContain('1/1');
    const source = Buffer.from(pdf).toString('latin1');
    expect(source).toMatch(/\/FontFile[23]/);
  });

  test('repeats the head of a table on every page that it reaches', async () => {
    const rows = Array.from({ length: 90 }, (_, index) => `| 第${index + 1}环节 | 活动 |`).join('\n');
    const { content } = readMarkdown(`| 教学环节 | 师生活动 |\n| --- | --- |\n${rows}`);
    const pages = await pagesOf(pdfOf('长表', content));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toContain('教学环节');
    expect(pages.join('')).toContain('第90环节');
  });

  test('shows pictures, and the description of one that is not there', async () => {
    const src = `/api/blobs/${'a'.repeat(64)}`;
    const content: ContentNode = {
      type: 'doc',
      content: [
        { type: 'image', attrs: { src, alt: '线段图', title: null, widthPx: 100 } },
        { type: 'image', attrs: { src: `/api/blobs/${'b'.repeat(64)}`, alt: '丢失的图', title: null, widthPx: null } },
      ],
    };
    const pdf = pdfOf('图', content, new Map([[src, new Uint8Array(png)]]));
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Subtype /Image');
    expect((await pagesOf(pdf)).join('')).toContain('图片：丢失的图');
  });

  test('nothing in a document is taken as code', async () => {
    const hostile = ['#read("/etc/passwd")', '$ #sys.version $', '\\', '*x*', '#{', '"', '@ref <label>', '```', '// x'];
    const content: ContentNode = {
      type: 'doc',
      content: hostile.flatMap((text): ContentNode[] => [
        { type: 'paragraph', content: [{ type: 'text', text }] },
        { type: 'codeBlock', attrs: { language: text }, content: [{ type: 'text', text }] },
        { type: 'blockMath', attrs: { latex: text } },
      ]),
    };
    const text = (await pagesOf(pdfOf('#panic()', content))).join('');
    expect(text).toContain('#read("/etc/passwd")');
    expect(text).toContain('#panic()');
  });

  test.each(templateIds)('template %s is set', async (id) => {
    const pages = await pagesOf(pdfOf('模板', templateContent(id)));
    expect(pages.length).toBeGreaterThan(0);
  });

  test('random documents are set', () => {
    for (let seed = 9_000; seed < 9_060; seed += 1) {
      let size = 0;
      expect(() => {
        size = pdfOf('标题', randomDocument(seed)).length;
      }, `seed ${seed}`).not.toThrow();
      expect(size, `seed ${seed}`).toBeGreaterThan(1_000);
    }
  });
});
