import { contentText, updateToContent, walkContent } from '@tongyan/collab-server/content';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EditorLab, startEditorLab } from './support/editor-lab.ts';

/** What is done with the mouse: blocks dragged by their handle, pictures dropped in and drawn wider. */

let lab: EditorLab;
let page: Page;

beforeAll(async () => {
  lab = await startEditorLab();
});
afterAll(async () => {
  await lab?.close();
});

beforeEach(async () => {
  page = await lab.newPage({ viewport: { width: 1294, height: 712 }, locale: 'zh-CN' });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(lab.address('template=blank'));
  await page.locator('.document-content').click();
  return async () => {
    await page.close();
    expect(problems).toEqual([]);
  };
});

async function shared() {
  const bytes = await page.evaluate(() => {
    const inPage = window.editorLab;
    return inPage?.people[1] ? [...inPage.Y.encodeStateAsUpdate(inPage.people[1].doc)] : [];
  });
  return updateToContent(Uint8Array.from(bytes));
}

const lines = async () =>
  contentText(await shared())
    .split('\n')
    .filter((line) => line !== '');

async function widths(): Promise<unknown[]> {
  const found: unknown[] = [];
  walkContent(await shared(), (node) => {
    if (node.type === 'image') found.push(node.attrs?.['widthPx']);
  });
  return found;
}

async function write(...paragraphs: readonly string[]): Promise<void> {
  for (const [index, words] of paragraphs.entries()) {
    if (index > 0) await page.keyboard.press('Enter');
    await page.keyboard.insertText(words);
  }
  await expect.poll(lines).toEqual(paragraphs);
}

/** Where something stands in the window. */
async function placeOf(target: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error('it is not to be seen');
  return box;
}

describe('the handle beside a block', () => {
  const handle = () => page.getByRole('button', { name: '拖动调整位置，点按打开菜单' });
  const block = (words: string) => page.locator('.document-content p', { hasText: words });

  it('drags its block to another place', async () => {
    await write('甲', '乙', '丙');
    await block('丙').hover();
    await handle().waitFor();
    const from = await placeOf(handle());
    const to = await placeOf(block('甲'));
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 40, to.y + 20, { steps: 8 });
    // Before the first letter: the block goes above.
    await page.mouse.move(to.x + 1, to.y + to.height / 2, { steps: 4 });
    await page.mouse.up();
    await expect.poll(lines).toEqual(['丙', '甲', '乙']);
  });

  it('opens the menu of its block, whatever block the caret stands in', async () => {
    await write('甲', '乙', '丙');
    await block('甲').hover();
    await handle().click();
    await page.getByRole('menuitem', { name: '下移' }).click();
    await expect.poll(lines).toEqual(['乙', '甲', '丙']);
    await block('丙').hover();
    await handle().click();
    await page.getByRole('menuitem', { name: '删除' }).click();
    await expect.poll(lines).toEqual(['乙', '甲']);
  });
});

describe('the toolbar at selected text', () => {
  const strong = () => page.locator('.document-content strong').allInnerTexts();

  it('stands at a part and at all of it, styles it, and turns its block into another', async () => {
    await write('甲乙');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.getByRole('button', { name: '加粗' }).click();
    await expect.poll(strong).toEqual(['乙']);
    await page.getByRole('button', { name: /转换为/ }).click();
    await page.getByRole('menuitemradio', { name: '二级标题' }).click();
    await expect.poll(() => page.locator('.document-content h2').allInnerTexts()).toEqual(['甲乙']);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+a');
    await page.getByRole('button', { name: '斜体' }).click();
    await expect
      .poll(() =>
        page
          .locator('.document-content em')
          .allInnerTexts()
          .then((all) => all.join('')),
      )
      .toBe('甲乙');
  });
});

describe('pictures under the mouse', () => {
  beforeEach(() =>
    page.route('**/api/blobs/*', (route) =>
      route.fulfill({
        contentType: 'image/svg+xml',
        body: '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120"/>',
      }),
    ),
  );

  it('are dropped where they are let go, and drawn narrower at their edge', async () => {
    await write('上', '下');
    const under = await placeOf(page.locator('.document-content p', { hasText: '下' }));
    const data = await page.evaluateHandle(async () => {
      const blob = await new Promise<Blob | null>((done) => document.createElement('canvas').toBlob(done));
      const transfer = new DataTransfer();
      if (blob) transfer.items.add(new File([blob], 'area.png', { type: 'image/png' }));
      return transfer;
    });
    const at = { dataTransfer: data, clientX: under.x + 4, clientY: under.y + 1, bubbles: true, cancelable: true };
    await page.locator('.document-content').dispatchEvent('dragover', at);
    await page.locator('.document-content').dispatchEvent('drop', at);
    await expect.poll(widths).toHaveLength(1);
    await page.locator('.picture img').click();
    const edge = await placeOf(page.locator('.picture-handle'));
    await page.mouse.move(edge.x + edge.width / 2, edge.y + edge.height / 2);
    await page.mouse.down();
    await page.mouse.move(edge.x + edge.width / 2 - 100, edge.y + edge.height / 2, { steps: 5 });
    await page.mouse.up();
    await expect.poll(widths).toEqual([200]);
  });
});
