import { contentText, updateToContent } from '@tongyan/collab-server/content';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { phone } from './support/browser.ts';
import { type EditorLab, startEditorLab } from './support/editor-lab.ts';

/** The editor under a finger, in a window as narrow as a phone: no pointer that hovers, no selection by mouse. */

let lab: EditorLab;
let page: Page;

beforeAll(async () => {
  lab = await startEditorLab();
});
afterAll(async () => {
  await lab?.close();
});

beforeEach(async () => {
  const context = await lab.newContext({ viewport: phone, hasTouch: true, isMobile: true, locale: 'zh-CN' });
  page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(lab.address('template=blank'));
  await page.locator('.document-content').tap();
  return async () => {
    await context.close();
    expect(problems).toEqual([]);
  };
});

/** The lines that the other person's document holds. */
async function sharedLines(): Promise<string[]> {
  const bytes = await page.evaluate(() => {
    const inPage = window.editorLab;
    return inPage?.people[1] ? [...inPage.Y.encodeStateAsUpdate(inPage.people[1].doc)] : [];
  });
  const lines = contentText(updateToContent(Uint8Array.from(bytes))).split('\n');
  return lines.filter((line) => line !== '');
}

async function act(name: string): Promise<void> {
  await page.getByRole('button', { name: '这一段的操作' }).tap();
  await page.getByRole('menuitem', { name }).tap();
  await page.getByRole('menu').waitFor({ state: 'detached' });
}

describe('the bar of a phone', () => {
  it('keeps its menus open though they take the focus, and inserts what is chosen', async () => {
    await page.getByRole('button', { name: '插入' }).tap();
    await page.getByRole('menuitem', { name: '表格' }).tap();
    await expect.poll(() => page.locator('.document-content table').count()).toBe(1);
    expect(await page.getByRole('button', { name: '这一段的操作' }).count()).toBe(1);
  });

  it('moves, doubles and deletes the block of the caret', async () => {
    for (const line of ['甲', '乙', '丙']) {
      await page.keyboard.insertText(line);
      if (line !== '丙') await page.keyboard.press('Enter');
    }
    await act('上移');
    await expect.poll(sharedLines).toEqual(['甲', '丙', '乙']);
    // The caret went along: a second step moves the same block.
    await act('上移');
    await expect.poll(sharedLines).toEqual(['丙', '甲', '乙']);
    await act('下移');
    await expect.poll(sharedLines).toEqual(['甲', '丙', '乙']);
    await act('复制一份');
    await expect.poll(sharedLines).toEqual(['甲', '丙', '丙', '乙']);
    await act('删除');
    await expect.poll(sharedLines).toEqual(['甲', '丙', '乙']);
  });

  it('moves an item within its list, not the whole list', async () => {
    await page.keyboard.insertText('前文');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /转换为/ }).tap();
    await page.getByRole('menuitemradio', { name: '无序列表' }).tap();
    await page.locator('.document-content:focus li').waitFor();
    await page.keyboard.insertText('一');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('二');
    await act('上移');
    await expect.poll(sharedLines).toEqual(['前文', '二', '一']);
  });
});
