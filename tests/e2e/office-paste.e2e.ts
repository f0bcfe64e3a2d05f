import { readFile } from 'node:fs/promises';
import { type ContentNode, contentText, updateToContent, walkContent } from '@tongyan/collab-server/content';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EditorLab, startEditorLab } from './support/editor-lab.ts';

/** What Word, WPS and Excel put on the clipboard, pasted into the editor in a real Chromium. */

let lab: EditorLab;
let page: Page;

beforeAll(async () => {
  lab = await startEditorLab();
  page = await lab.newPage({ locale: 'zh-CN' });
});

afterAll(async () => {
  await lab?.close();
});

/** Pastes into an empty document and answers what the shared document then holds. */
async function paste(html: string): Promise<ContentNode> {
  await page.goto(lab.address('template=blank'));
  const content = page.locator('.document-content');
  await content.click();
  await content.evaluate((target, clipboard) => {
    const data = new DataTransfer();
    data.setData('text/html', clipboard);
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
  const bytes = await page.evaluate(() => {
    const inPage = window.editorLab;
    return inPage?.people[1] ? [...inPage.Y.encodeStateAsUpdate(inPage.people[1].doc)] : [];
  });
  return updateToContent(Uint8Array.from(bytes));
}

const fixture = (name: string) => readFile(new URL(`fixtures/office/${name}.html`, import.meta.url), 'utf8');
const text = (node: ContentNode) => contentText(node);

/** The tree of types with the words of each block, to compare at a glance. */
function shape(node: ContentNode): unknown {
  if (['paragraph', 'heading'].includes(node.type)) return text(node);
  return { [node.type]: (node.content ?? []).map(shape) };
}

function nodesOf(content: ContentNode, type: string): ContentNode[] {
  const found: ContentNode[] = [];
  walkContent(content, (node) => {
    if (node.type === type) found.push(node);
  });
  return found;
}

describe('pasting from Word', () => {
  let content: ContentNode;
  beforeAll(async () => {
    content = await paste(await fixture('word'));
  });

  it('keeps headings at their level, with the numbers that are part of their words', () => {
    expect(nodesOf(content, 'heading').map((heading) => [heading.attrs?.['level'], text(heading)])).toEqual([
      [1, '分数除以整数'],
      [1, '一、 教学目标'],
      [2, '二、教学过程'],
    ]);
  });

  it('makes lists of numbered paragraphs, nested as they were, without their markers', () => {
    const lists = (content.content ?? []).filter((node) => node.type.endsWith('List')).map(shape);
    expect(lists).toEqual([
      {
        orderedList: [
          {
            listItem: [
              '理解分数除法的意义。',
              { orderedList: [{ listItem: ['用面积图说明；'] }, { listItem: ['会算 x2 与 H2O。'] }] },
            ],
          },
          { listItem: ['能正确计算。'] },
        ],
      },
      { bulletList: [{ listItem: ['每人一张长方形纸'] }] },
    ]);
  });

  it('keeps bold, underline, raised and lowered text, and no bold in headings', () => {
    const marked = (type: string) => {
      const found: string[] = [];
      walkContent(content, (node) => {
        if (node.marks?.some((mark) => mark.type === type)) found.push(node.text ?? '');
      });
      return found;
    };
    expect([marked('bold'), marked('underline'), marked('superscript'), marked('subscript')]).toEqual([
      ['分数除法'],
      ['面积图'],
      ['2'],
      ['2'],
    ]);
  });

  it('keeps tables with header row, spans, widths and lists in cells', () => {
    const [table] = nodesOf(content, 'table');
    expect(table && shape(table)).toEqual({
      table: [
        { tableRow: [{ tableHeader: ['环节'] }, { tableHeader: ['min'] }, { tableHeader: ['教师活动'] }] },
        {
          tableRow: [
            { tableCell: ['情境导入'] },
            { tableCell: ['5'] },
            { tableCell: [{ bulletList: [{ listItem: ['出示一张纸'] }, { listItem: ['追问'] }] }] },
          ],
        },
        { tableRow: [{ tableCell: ['小结'] }] },
      ],
    });
    expect(table && nodesOf(table, 'tableHeader').map((cell) => cell.attrs?.['colwidth'])).toEqual([
      [100],
      [60],
      [240],
    ]);
    expect(table && nodesOf(table, 'tableCell').at(-1)?.attrs?.['colspan']).toBe(3);
  });

  it('keeps where text stands, and a tab as a blank', () => {
    const centred = nodesOf(content, 'paragraph').filter((node) => node.attrs?.['textAlign'] === 'center');
    expect(centred.map(text)).toEqual(['共 40 分钟']);
  });

  it('follows only safe links, and takes no picture from the other’s disk', () => {
    const links: unknown[] = [];
    walkContent(content, (node) => {
      for (const mark of node.marks ?? []) if (mark.type === 'link') links.push([node.text, mark.attrs?.['href']]);
    });
    expect(links).toEqual([['课程标准', 'https://example.org/standard']]);
    expect(nodesOf(content, 'image')).toEqual([]);
    expect(text(content)).toContain('见课程标准与目标。点我');
  });

  it('leaves nothing of Office in the text', () => {
    expect(text(content)).not.toMatch(/mso|Normal|style|\[A1\]|@list|supportLists/i);
  });
});

describe('pasting from WPS and Excel', () => {
  it('keeps WPS’s headings and Chinese numbering, from the number where it began', async () => {
    const content = await paste(await fixture('wps'));
    expect((content.content ?? []).slice(0, 2).map(shape)).toEqual([
      '分层作业',
      { orderedList: [{ listItem: ['基础题'] }, { listItem: ['拓展题'] }] },
    ]);
    expect(nodesOf(content, 'orderedList')[0]?.attrs?.['start']).toBe(3);
  });

  it('makes a table of Excel’s cells', async () => {
    const content = await paste(await fixture('excel'));
    const [table] = nodesOf(content, 'table');
    expect(table && shape(table)).toEqual({
      table: [
        { tableRow: [{ tableCell: ['学校'] }, { tableCell: ['得分'] }] },
        { tableRow: [{ tableCell: ['青屿 小学'] }, { tableCell: ['88.5'] }, { tableCell: [''] }] },
      ],
    });
    expect(table && nodesOf(table, 'tableCell')[1]?.attrs).toMatchObject({ colspan: 2, colwidth: [72, 72] });
  });
});

describe('pasting from web pages', () => {
  it('uploads pictures that are written out in the page', async () => {
    const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    await paste(`<p>图</p><img src="data:image/png;base64,${dot}">`);
    await expect.poll(() => page.locator('.picture').count()).toBe(1);
    expect(await page.locator('.picture img').getAttribute('src')).toMatch(/^\/api\/blobs\//);
  });

  it('takes no script, no foreign picture and no style', async () => {
    const content = await paste(
      '<div onclick="x()"><h2>标题</h2><p style="color:red">正文<img src="https://example.org/track.png"><script>alert(1)</script></p><iframe src="https://example.org"></iframe></div>',
    );
    expect((content.content ?? []).map(shape).filter((each) => each !== '')).toEqual(['标题', '正文']);
  });
});
