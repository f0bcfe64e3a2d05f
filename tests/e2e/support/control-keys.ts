import { type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Deed, PlannedStep, Shows } from './control-plan.ts';
import { letRun } from './run-clock.ts';

/** Whoever works by hand takes a second for anything: only what the demonstration waited longer for is waited for. */
const HAND_S = 2;

const focusedText = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

/** Walks on with one key until what has the focus says this. */
export async function walkTo(page: Page, words: RegExp, key = 'Tab', most = 80): Promise<void> {
  for (let steps = 0; steps < most; steps += 1) {
    if (words.test(await focusedText(page))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not come to ${String(words)}`);
}

const NEAR = 0.03;
const NEAR_NOTHING = 0.1;

/** Whether two readings are one measurement: a current that is read a moment later is a little another. */
function isSameReading(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => /^(-?[\d.]+) (.*)$/u.exec(text));
  if (a?.[1] === undefined || b?.[1] === undefined) return one === other;
  const [x, y] = [Number(a[1]), Number(b[1])];
  return a[2] === b[2] && Math.abs(x - y) <= NEAR_NOTHING + NEAR * Math.max(Math.abs(x), Math.abs(y));
}

/** Waits until the list shows this. */
export async function untilShown(page: Page, { rows, reading }: Shows): Promise<void> {
  const ids = Object.keys(rows);
  const shown = async () => {
    const found = await page.evaluate((names) => {
      const textOf = (selector: string): string => document.querySelector(selector)?.textContent?.trim() ?? '';
      return {
        rows: Object.fromEntries(names.map((id) => [id, textOf(`[data-row="${id}"] [data-tone]`)])),
        reading: {
          name: document.querySelector('[data-row^="reading:"] [data-name]')?.firstChild?.textContent?.trim() ?? '',
          text: textOf('[data-row^="reading:"] [data-tone]'),
        },
      };
    }, ids);
    if (reading === null) return { ...found, reading };
    return isSameReading(found.reading.text, reading.text)
      ? { ...found, reading: { ...found.reading, text: reading.text } }
      : found;
  };
  await expect.poll(shown, { interval: 40 }).toEqual({ rows, reading });
}

/** Reaches a control from anywhere by its own key: it opens, and its name has the focus. */
async function reach(page: Page, { control, key }: Pick<PlannedStep, 'control' | 'key'>): Promise<void> {
  await page.keyboard.press(key);
  await expect
    .poll(
      () =>
        page.evaluate(() => {
          const row = document.activeElement?.closest('[data-row][data-open]');
          return document.activeElement?.matches('[data-name]') === true ? row?.getAttribute('data-row') : null;
        }),
      { interval: 20 },
    )
    .toBe(control);
}

/** The button with this name in the row where the focus is. */
async function toButton(page: Page, label: string): Promise<void> {
  for (let steps = 0; steps < 6 && (await focusedText(page)) !== label; steps += 1)
    await page.keyboard.press('ArrowRight');
  expect(await focusedText(page)).toBe(label);
}

/** The key that opens a list closes it too: one that is about to open is left alone. */
const isAtShutList = (page: Page): Promise<boolean> =>
  page.evaluate(
    () => document.activeElement?.matches('[aria-haspopup="listbox"]:not([aria-expanded="true"])') === true,
  );

/** Chooses in the list that opens at the button which has the focus. */
async function fromList(page: Page, choices: readonly string[], choice: string): Promise<void> {
  if ((await focusedText(page)) === choice) return;
  const option = () =>
    page.evaluate(() =>
      document.activeElement?.getAttribute('role') === 'option' ? document.activeElement.textContent?.trim() : null,
    );
  // A list that opens while the page still scrolls to its field closes again: whoever sees that opens it once more.
  await expect
    .poll(
      async () => {
        const found = await option();
        if (found === null && (await isAtShutList(page))) await page.keyboard.press('ArrowDown');
        return found ?? (await option());
      },
      { interval: 100 },
    )
    .not.toBeNull();
  const steps = choices.indexOf(choice) - choices.indexOf((await option()) ?? '');
  for (let done = 0; done < Math.abs(steps); done += 1) await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
  await expect.poll(option, { interval: 20 }).toBe(choice);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('[role="listbox"]').count(), { interval: 20 }).toBe(0);
}

/** Finds something by typing in the field which has the focus. */
async function byTyping(page: Page, choice: string): Promise<void> {
  const value = () => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value);
  if ((await value()) === choice) return;
  await page.keyboard.press('ControlOrMeta+A');
  // At once, as from an input method: a list that is drawn anew for every letter is slow on a busy machine.
  await page.keyboard.insertText(choice);
  const pointed = () =>
    page.evaluate(() => {
      const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
      return document.getElementById(id)?.textContent?.trim();
    });
  for (let steps = 0; steps < 20 && (await pointed()) !== choice; steps += 1) await page.keyboard.press('ArrowDown');
  expect(await pointed()).toBe(choice);
  await page.keyboard.press('Enter');
  await expect.poll(value, { interval: 20 }).toBe(choice);
}

const isText = (page: Page): Promise<boolean> => page.evaluate(() => document.activeElement?.matches('input') === true);

async function give(page: Page, deed: Deed, held: Shows | null): Promise<void> {
  switch (deed.kind) {
    case 'do':
      await toButton(page, deed.label);
      await page.keyboard.press('Enter');
      return;
    case 'hold':
      await toButton(page, deed.label);
      await page.keyboard.down('Enter');
      if (held !== null) await untilShown(page, held);
      await page.keyboard.up('Enter');
      return;
    case 'choose':
      await page.keyboard.press('Tab');
      if (await isText(page)) await byTyping(page, deed.choice);
      else await fromList(page, deed.choices, deed.choice);
      await page.keyboard.press('Shift+Tab');
      return;
    case 'number':
      await page.keyboard.press('Tab');
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(deed.text);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Shift+Tab');
      return;
    case 'join':
      for (const place of [deed.from, deed.to]) {
        await page.keyboard.press('Tab');
        await byTyping(page, place);
      }
      for (const { choices, choice } of deed.fields) {
        await page.keyboard.press('Tab');
        await fromList(page, choices, choice);
      }
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
  }
}

/** Does one thing in the list of controls by the keyboard alone, and waits until it has come about. */
export async function doByKeys(page: Page, step: PlannedStep): Promise<void> {
  // A motor that comes up to speed, a current that is to be read: the list does not show when that is long enough.
  if (step.afterS >= HAND_S) await letRun(page, Math.ceil(step.afterS));
  await reach(page, step);
  await give(page, step.deed, step.held);
  await untilShown(page, step.seen);
}
