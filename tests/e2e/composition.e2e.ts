import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EditorLab, startEditorLab } from './support/editor-lab.ts';

/**
 * Chinese input while others write in the same paragraph, with the composition events of a real Chromium: the DevTools protocol
 * plays the input method (`Input.imeSetComposition` is its preedit, `Input.insertText` what it commits).
 */

let lab: EditorLab;
let page: Page;
let inputMethod: CDPSession;

beforeAll(async () => {
  lab = await startEditorLab();
});

afterAll(async () => {
  await lab?.close();
});

const paragraphText = '教学目标';

beforeEach(async () => {
  page = await lab.newPage({ locale: 'zh-CN' });
  inputMethod = await page.context().newCDPSession(page);
  await page.goto(lab.address('template=blank'));
  await page.locator('.document-content').click();
  await page.keyboard.insertText(paragraphText);
  await expect.poll(shownText).toBe(paragraphText);
  await page.evaluate(() => {
    const events: string[] = [];
    Object.assign(window, { compositionEvents: events });
    const content = document.querySelector('.document-content');
    for (const name of ['compositionstart', 'compositionend']) content?.addEventListener(name, () => events.push(name));
  });
  return async () => {
    await page.close();
  };
});

/** The text as it stands on the screen, without the others' name flags. */
async function shownText(): Promise<string> {
  return page.locator('.document-content').evaluate((content) =>
    [...content.querySelectorAll('p')]
      .map((paragraph) => {
        const copy = paragraph.cloneNode(true) as Element;
        for (const caret of copy.querySelectorAll('.their-caret')) caret.remove();
        return copy.textContent;
      })
      .join('\n'),
  );
}

async function compose(...preedits: readonly string[]): Promise<void> {
  for (const text of preedits) {
    await inputMethod.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
}

const commit = (text: string) => inputMethod.send('Input.insertText', { text });
const events = () => page.evaluate(() => Reflect.get(window, 'compositionEvents') as string[]);

/** The text of both shared documents. */
const sharedTexts = () =>
  page.evaluate(() => {
    const { people, fieldName } = window.editorLab ?? { people: [], fieldName: '' };
    return people.map(({ doc }) =>
      doc
        .getXmlFragment(fieldName)
        .toJSON()
        .replaceAll(/<[^>]+>/g, '|')
        .replaceAll(/\|+/g, '|'),
    );
  });

/** The other person writes into the first paragraph. */
const otherInserts = (index: number, text: string) =>
  page.evaluate(
    ({ at, words }) => {
      const inPage = window.editorLab;
      const paragraph = inPage?.people[1]?.doc.getXmlFragment(inPage.fieldName).get(0);
      if (!inPage || !(paragraph instanceof inPage.Y.XmlElement)) throw new Error('no paragraph');
      const target = paragraph.get(0);
      if (!(target instanceof inPage.Y.XmlText)) throw new Error('no text');
      target.insert(at, words);
    },
    { at: index, words: text },
  );

/** Both texts and the screen come to say `expected`. */
async function expectEverywhere(expected: string): Promise<void> {
  await expect.poll(shownText).toBe(expected);
  const shared = `|${expected.replaceAll('\n', '|')}|`;
  await expect.poll(sharedTexts).toEqual([shared, shared]);
}

describe('composing in a paragraph that others write in', () => {
  it('commits one word, in one composition, where others write before it', async () => {
    await compose('f', 'fe', 'fen');
    await otherInserts(0, '素养');
    await compose('fens', 'fenshu');
    await otherInserts(2, '——');
    await commit('分数');
    await expectEverywhere('素养——教学目标分数');
    expect(await events()).toEqual(['compositionstart', 'compositionend']);
  });

  it('commits where others write into and after the text that it composes in', async () => {
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await compose('k', 'ke', 'kecheng');
    await otherInserts(1, '导');
    await compose('kechengb', 'kechengbiao');
    await commit('课程标准');
    await expectEverywhere('教导学课程标准目标');
    expect(await events()).toEqual(['compositionstart', 'compositionend']);
  });

  it('shows what others wrote once the word is committed, and only then', async () => {
    await compose('f', 'fen');
    await otherInserts(0, '他');
    expect(await shownText()).toBe('教学目标fen');
    await commit('分');
    await expectEverywhere('他教学目标分');
  });

  it('sends what is composed at once, so that nothing waits on this device', async () => {
    await compose('f', 'fen');
    await expect.poll(sharedTexts).toEqual(['|教学目标fen|', '|教学目标fen|']);
    await commit('分');
    await expectEverywhere('教学目标分');
  });

  it('survives that others move their caret through the word', async () => {
    await compose('f', 'fen');
    await page.evaluate(() => {
      const inPage = window.editorLab;
      const paragraph = inPage?.people[1]?.doc.getXmlFragment(inPage.fieldName).get(0);
      if (!inPage || !(paragraph instanceof inPage.Y.XmlElement)) throw new Error('no paragraph');
      const anchor = inPage.Y.relativePositionToJSON(
        inPage.Y.createRelativePositionFromTypeIndex(paragraph.get(0) as never, 5),
      );
      inPage.people[1]?.awareness.setLocalStateField('cursor', { anchor, head: anchor });
    });
    await compose('fens', 'fenshu');
    await commit('分数');
    await expectEverywhere('教学目标分数');
    expect(await events()).toEqual(['compositionstart', 'compositionend']);
    await expect.poll(() => page.locator('.their-caret').count()).toBe(1);
  });

  it('goes on where others delete the paragraph that it composes in', async () => {
    await compose('f', 'fen');
    await page.evaluate(() => {
      const inPage = window.editorLab;
      inPage?.people[1]?.doc.getXmlFragment(inPage.fieldName).delete(0, 1);
    });
    await compose('fenshu');
    await commit('分数');
    // What stood in the paragraph is gone with it, for everybody; the caret is in what is left, and one writes on.
    await expect.poll(shownText).toBe('');
    await page.keyboard.insertText('还能写');
    await expectEverywhere('还能写');
  });

  it('gives back what was there where the composition is given up', async () => {
    await compose('f', 'fen');
    await otherInserts(4, '一');
    await inputMethod.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    await expectEverywhere('教学目标一');
  });

  it('finds a command by the word that is composed after the slash', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.type('/');
    await compose('b', 'bia', 'biao');
    await otherInserts(0, '他');
    await compose('biaoge');
    await commit('表格');
    await expect.poll(() => page.getByRole('option').first().textContent()).toBe('表格');
    expect(await events()).toEqual(['compositionstart', 'compositionend']);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.document-content td').count()).toBe(6);
    expect(await shownText()).not.toMatch(/biao|表格|\//);
  });

  it('keeps undo to what I wrote', async () => {
    await compose('f', 'fen');
    await otherInserts(0, '他的');
    await commit('分数');
    await expectEverywhere('他的教学目标分数');
    await page.keyboard.press('Control+z');
    await expect.poll(shownText).not.toContain('分数');
    expect(await shownText()).toContain('他的');
  });
});
