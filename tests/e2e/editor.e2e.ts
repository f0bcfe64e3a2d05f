import axe from 'axe-core';
import { type ContentNode, contentText, updateToContent, walkContent } from '@tongyan/collab-server/content';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EditorLab, startEditorLab } from './support/editor-lab.ts';

/** The editor in a real Chromium, on its development page: two people, two documents linked in memory. */

let lab: EditorLab;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  lab = await startEditorLab();
});

afterAll(async () => {
  await lab?.close();
});

beforeEach(async () => {
  problems.length = 0;
  page = await lab.newPage({ viewport: { width: 1294, height: 712 }, locale: 'zh-CN' });
  page.on('pageerror', (error) => problems.push(error.message));
  return async () => {
    await page.close();
    expect(problems).toEqual([]);
  };
});

async function open(query: string): Promise<void> {
  await page.goto(lab.address(query));
  await page.locator('.document-content').waitFor();
}

/** What the other person's document holds. */
async function shared(): Promise<ContentNode> {
  const bytes = await page.evaluate(() => {
    const inPage = window.editorLab;
    return inPage?.people[1] ? [...inPage.Y.encodeStateAsUpdate(inPage.people[1].doc)] : [];
  });
  return updateToContent(Uint8Array.from(bytes));
}

async function nodes(type: string): Promise<ContentNode[]> {
  const found: ContentNode[] = [];
  walkContent(await shared(), (node) => {
    if (node.type === type) found.push(node);
  });
  return found;
}

const text = () => page.locator('.document-content');
const type = (words: string) => page.keyboard.insertText(words);

describe('inserting', () => {
  beforeEach(async () => {
    await open('template=blank');
    await text().click();
  });

  it('finds commands by Chinese and by English names', async () => {
    for (const query of ['任务', 'task', 'todo']) {
      await page.keyboard.type('/');
      await type(query);
      await expect.poll(() => page.getByRole('option').first().textContent()).toContain('任务列表');
      await page.keyboard.press('Escape');
      for (let back = 0; back <= query.length; back += 1) await page.keyboard.press('Backspace');
    }
    await page.keyboard.type('/');
    await type('表格');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await nodes('tableRow')).length).toBe(3);
  });

  it('lets one type names with blanks, and sentences too', async () => {
    await page.keyboard.type('/');
    await type('heading 2');
    await expect.poll(() => page.getByRole('option').count()).toBe(1);
    await page.keyboard.press('Enter');
    await type('标题');
    await expect.poll(() => nodes('heading')).toMatchObject([{ attrs: { level: 2 } }]);
    await page.keyboard.press('Enter');
    await page.keyboard.type('/');
    await type('or so they say');
    await expect.poll(async () => contentText(await shared())).toContain('/or so they say');
    expect(await page.getByRole('listbox').count()).toBe(0);
  });

  it('opens after the Chinese comma key at the start of a line, and not within a fraction', async () => {
    await type('、');
    await expect.poll(() => page.getByRole('listbox').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('4/5');
    await expect.poll(async () => contentText(await shared())).toBe('4/5');
    expect(await page.getByRole('listbox').count()).toBe(0);
  });

  it('mentions a person by name', async () => {
    await type('请');
    await page.keyboard.type('@');
    await type('陈');
    await expect.poll(() => page.getByRole('option').count()).toBe(1);
    await page.keyboard.press('Enter');
    await expect
      .poll(() => nodes('mention'))
      .toMatchObject([{ attrs: { kind: 'person', id: 'chen', label: '陈砚秋' } }]);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await expect.poll(() => nodes('mention')).toEqual([]);
  });

  it('writes a formula, says what is wrong with one, and changes one that is there', async () => {
    await page.keyboard.press('Control+Alt+m');
    const source = page.getByRole('dialog').getByRole('textbox');
    await source.fill('\\frac{4}{');
    await expect.poll(() => page.getByRole('dialog').textContent()).toContain('公式有误');
    await source.fill('\\frac{4}{5}');
    await page.getByRole('button', { name: '确定' }).click();
    await expect.poll(() => nodes('inlineMath')).toMatchObject([{ attrs: { latex: '\\frac{4}{5}' } }]);
    await page.locator('.math-inline').click();
    await page.getByRole('dialog').getByRole('textbox').fill('x^2');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => nodes('inlineMath')).toMatchObject([{ attrs: { latex: 'x^2' } }]);
    await expect.poll(() => page.locator('.math-inline .katex').count()).toBe(1);
  });

  it('links only to safe addresses', async () => {
    await type('课标');
    await page.keyboard.press('Shift+Home');
    await page.getByRole('toolbar').waitFor();
    await page.keyboard.press('Control+Shift+k');
    const address = page.getByRole('dialog').getByRole('textbox');
    await address.fill('javascript:alert(1)');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('dialog').textContent()).toContain('https');
    await address.fill('example.org/standard');
    await page.keyboard.press('Enter');
    await expect.poll(async () => JSON.stringify(await shared())).toContain('"href":"https://example.org/standard"');
  });
});

describe('pictures', () => {
  const paste = (name: string) =>
    text().evaluate(async (target, fileName) => {
      const canvas = document.createElement('canvas');
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
      const data = new DataTransfer();
      if (blob) data.items.add(new File([blob], fileName, { type: 'image/png' }));
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, name);

  beforeEach(async () => {
    await page.route('**/api/blobs/*', (route) =>
      route.fulfill({
        contentType: 'image/svg+xml',
        body: '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120"/>',
      }),
    );
    await open('template=blank');
    await text().click();
    await type('图：');
  });

  it('stand in the text once they are uploaded, also where others write meanwhile', async () => {
    await paste('area.png');
    await page.locator('.upload').waitFor();
    await page.evaluate(() => {
      const inPage = window.editorLab;
      inPage?.people[1]?.doc.getXmlFragment(inPage.fieldName).insert(0, [new inPage.Y.XmlElement('horizontalRule')]);
    });
    expect(await page.locator('.upload').count()).toBe(1);
    await expect
      .poll(async () => (await shared()).content?.map((node) => node.type).slice(0, 3))
      .toEqual(['horizontalRule', 'paragraph', 'image']);
    expect(await page.locator('.upload').count()).toBe(0);
  });

  it('say why they were refused, and leave nothing in the document', async () => {
    await paste('refuse.png');
    await expect.poll(() => page.locator('.upload').textContent()).toContain('图片超过 10 MB');
    await page.getByRole('button', { name: '取消上传' }).click();
    await expect.poll(() => page.locator('.upload').count()).toBe(0);
    expect(await nodes('image')).toEqual([]);
  });

  it('take words and another width by keyboard alone', async () => {
    await paste('area.png');
    await page.locator('.picture').waitFor();
    await page.locator('.picture img').click();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(async () => (await nodes('image'))[0]?.attrs?.['widthPx']).toBe(260);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('textbox').fill('面积图');
    await page.getByRole('button', { name: '确定' }).click();
    await expect.poll(async () => (await nodes('image'))[0]?.attrs).toMatchObject({ alt: '面积图', widthPx: 260 });
  });
});

describe('tables', () => {
  it('go from cell to cell by Tab and grow at the end; cells merge and split', async () => {
    await open('template=blank');
    await text().click();
    await page.keyboard.type('/');
    await type('表格');
    await page.keyboard.press('Enter');
    await page.locator('th').first().waitFor();
    for (let cell = 0; cell < 9; cell += 1) {
      await type(String(cell));
      await page.keyboard.press('Tab');
    }
    await expect.poll(async () => (await nodes('tableRow')).length).toBe(4);
    await expect.poll(async () => contentText(await shared())).toContain('6\t7\t8');
    await page.locator('td').first().click();
    await page
      .locator('td')
      .nth(1)
      .click({ modifiers: ['Shift'] });
    await page.locator('td').first().dragTo(page.locator('td').nth(1));
    await page.getByRole('button', { name: '合并单元格' }).click();
    await expect.poll(async () => (await nodes('tableCell'))[0]?.attrs?.['colspan']).toBe(2);
    await page.getByRole('button', { name: '拆分单元格' }).click();
    await expect.poll(async () => (await nodes('tableCell'))[0]?.attrs?.['colspan']).toBe(1);
  });
});

describe('finding', () => {
  it('counts, steps around, replaces one and all, and one undo takes all back', async () => {
    await open('template=blank');
    await text().click();
    await type('分数甲分数乙分数');
    await page.keyboard.press('Control+h');
    const [find, replace] = [
      page.getByRole('textbox', { name: '在文档中查找' }),
      page.getByRole('textbox', { name: '替换为' }),
    ];
    await find.fill('分数');
    const status = page.getByRole('search').getByRole('status');
    await expect.poll(() => status.textContent()).toMatch(/ \/ 3$/);
    await replace.fill('小数');
    await page.getByRole('button', { name: '全部替换' }).click();
    await expect.poll(async () => contentText(await shared())).toBe('小数甲小数乙小数');
    expect(await status.textContent()).toBe('没有找到');
    await find.press('Escape');
    await page.locator('.document-content:focus').waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => contentText(await shared())).toBe('分数甲分数乙分数');
  });
});

describe('who may not write', () => {
  it('changes nothing and is told why', async () => {
    await open('right=read');
    const before = JSON.stringify(await shared());
    await text().click();
    await page.keyboard.type('不');
    await page.keyboard.press('Delete');
    expect(JSON.stringify(await shared())).toBe(before);
    expect(await page.getByText('只读：您可以阅读').count()).toBe(1);
    expect(await text().getAttribute('contenteditable')).toBe('false');
  });

  it('loses nothing to an older program: it shuts when a newer one writes', async () => {
    await open('template=lessonPlan');
    await page.evaluate(() => window.editorLab?.writeAsNewer());
    await page.getByText('由新版本的同研写成').waitFor();
    expect(await text().getAttribute('contenteditable')).toBe('false');
    const names = await page.evaluate(() =>
      window.editorLab?.people.map(({ doc }) => String(doc.getXmlFragment('content').get(0)?.toString().slice(0, 9))),
    );
    expect(names).toEqual(['<hologram', '<hologram']);
  });
});

describe('what no editor writes', () => {
  it('is said to be unreadable, and harms neither the document nor whoever delivered it', async () => {
    await open('template=blank');
    await text().click();
    await type('教学目标');
    await page.evaluate(() => {
      const inPage = window.editorLab;
      inPage?.people[1]?.doc.getXmlFragment(inPage.fieldName).insert(1, [new inPage.Y.XmlText('浮在外面')]);
    });
    await page.getByText('正文没有显示出来').waitFor();
    expect(contentText(await shared())).toBe('教学目标\n浮在外面');
  });
});

describe('the others', () => {
  /** The other person's caret stands in the block with this index. */
  const otherStandsIn = (index: number) =>
    page.evaluate((at) => {
      const inPage = window.editorLab;
      const block = inPage?.people[1]?.doc.getXmlFragment(inPage.fieldName).get(at);
      if (!inPage || !(block instanceof inPage.Y.XmlElement)) throw new Error('no block');
      const anchor = inPage.Y.relativePositionToJSON(inPage.Y.createRelativePositionFromTypeIndex(block, 0));
      inPage.people[1]?.awareness.setLocalStateField('cursor', { anchor, head: anchor });
    }, index);
  const scrolled = () => page.evaluate(() => document.querySelector('[role="region"]')?.scrollTop ?? 0);

  it('carry their name and school, beside the line and over no text', async () => {
    await open('template=blank');
    await text().click();
    await type('教学目标');
    await otherStandsIn(0);
    const flag = page.locator('.their-flag');
    await expect.poll(() => flag.textContent()).toBe('吴知行 · 西浦溪小学');
    await expect.poll(() => page.locator('.their-caret').getAttribute('data-flag')).toBe('beside');
    const lineRight = await text().evaluate((content) => {
      const range = document.createRange();
      const words = [...(content.querySelector('p')?.childNodes ?? [])].find(
        (node) => node.nodeType === Node.TEXT_NODE,
      );
      if (words) range.selectNode(words);
      return range.getBoundingClientRect().right;
    });
    expect((await flag.boundingBox())?.x).toBeGreaterThanOrEqual(lineRight);
  });

  it('can be followed, until I act', async () => {
    await open('template=observationRecord');
    await otherStandsIn(1);
    await page.getByRole('button', { name: '吴知行' }).click();
    await page.getByText('正在跟随 吴知行').waitFor();
    const last = await page.evaluate(
      () => (window.editorLab?.people[1]?.doc.getXmlFragment('content').length ?? 0) - 1,
    );
    await otherStandsIn(last);
    await expect.poll(scrolled).toBeGreaterThan(100);
    await page.mouse.move(500, 400);
    await page.mouse.wheel(0, -200);
    await expect.poll(() => page.getByText('正在跟随').count()).toBe(0);
    await page.evaluate(() => document.querySelector('[role="region"]')?.scrollTo(0, 0));
    await otherStandsIn(last - 1);
    await page.locator('.their-caret').waitFor();
    expect(await scrolled()).toBe(0);
  });

  it('who say nonsense about their caret are not shown, and break nothing', async () => {
    await open('template=blank');
    for (const cursor of [
      { anchor: 1, head: 'x' },
      { anchor: {}, head: {} },
      'caret',
      { anchor: null, head: { type: { client: 'a' } } },
    ]) {
      await page.evaluate(
        (value) => window.editorLab?.people[1]?.awareness.setLocalStateField('cursor', value),
        cursor,
      );
    }
    await text().click();
    await type('还能写');
    await expect.poll(async () => contentText(await shared())).toBe('还能写');
  });
});

describe('opening', () => {
  it('does not change the document', async () => {
    await open('template=lessonPlan');
    const before = await page.evaluate(() =>
      window.editorLab?.people.map(({ doc }) => window.editorLab?.Y.encodeStateVector(doc).join()),
    );
    await page.locator('nav button').first().click();
    await page.locator('td').first().click();
    const after = await page.evaluate(() =>
      window.editorLab?.people.map(({ doc }) => window.editorLab?.Y.encodeStateVector(doc).join()),
    );
    expect(after).toEqual(before);
  });
});

describe('accessibility', () => {
  it.each(['light', 'dark'] as const)('axe finds nothing in the %s theme', async (theme) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await open('');
    await page.locator('.katex').first().waitFor();
    await page.evaluate(axe.source);
    const audit = () =>
      page.evaluate(async () => {
        const { violations } = await (Reflect.get(window, 'axe') as typeof axe).run(document, {
          resultTypes: ['violations'],
        });
        return violations.map(
          ({ id, nodes: found }) => `${id}: ${found.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
        );
      });
    expect(await audit()).toEqual([]);
    await page.locator('td').nth(3).click();
    await page.getByRole('toolbar').waitFor();
    expect(await audit()).toEqual([]);
    await page.keyboard.press('Control+h');
    await page.getByRole('textbox', { name: '在文档中查找' }).waitFor();
    expect(await audit()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+/');
    await page.getByRole('dialog').waitFor();
    expect(await audit()).toEqual([]);
  });
});
