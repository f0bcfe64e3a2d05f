import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, launchBrowser, phone, seriousViolations } from './support/browser.ts';
import { demoPerson } from './support/document.ts';
import { openAnew } from './support/offline.ts';
import { type Product, startProduct } from './support/product.ts';
import { shownClockS } from './support/run-clock.ts';

/** A machine is drawn without a graphics processor here: on a busy machine that takes its time. */
const PATIENCE = { timeout: 600_000 };
const EXERCISE = '/training/run/motor-starter/wire-and-run';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.dispose();
});

interface KeptHere {
  readonly tick: number;
  readonly entries: number;
  readonly hashes: readonly string[];
}

/** What this browser keeps of the one run that it has. */
function keptHere(page: Page): Promise<KeptHere> {
  return page.evaluate(
    () =>
      new Promise<KeptHere>((resolve, reject) => {
        const opening = indexedDB.open('tongyan:training');
        opening.addEventListener('error', () => reject(opening.error ?? new Error('no database')));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const reading = database.transaction(['progress', 'entries']);
          const progress = reading.objectStore('progress').getAll();
          const entries = reading.objectStore('entries').getAll();
          reading.addEventListener('complete', () => {
            database.close();
            const [row] = progress.result as { tick: number; entries: number }[];
            const hashes = (entries.result as { entry: { hash: string } }[]).map(({ entry }) => entry.hash);
            resolve({ tick: row?.tick ?? -1, entries: row?.entries ?? -1, hashes });
          });
        });
      }),
  );
}

const valueOf = (page: Page, control: string) => page.locator(`[data-row="${control}"] [data-tone]`).innerText();

async function begin(page: Page, level: string): Promise<void> {
  await page.goto(EXERCISE);
  await page.getByRole('button', { name: level }).click();
  await page.getByRole('tab', { name: '控制' }).waitFor();
}

/** Goes to a control by its own key, along its buttons by arrows, and presses the one with this name. */
async function press(page: Page, key: string, control: string, button: string): Promise<void> {
  await page.keyboard.press(key);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[data-row]')?.getAttribute('data-row')))
    .toBe(control);
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  for (let steps = 0; steps < 6 && (await focused()) !== button; steps += 1) await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe(button);
  await page.keyboard.press('Enter');
}

async function locksOut(page: Page): Promise<void> {
  await press(page, '4', 'QF', '分闸');
  await expect.poll(() => valueOf(page, 'QF')).toMatch(/分闸/);
  await press(page, 'l', 'lock', '上锁');
  await expect.poll(() => valueOf(page, 'lock')).toBe('已上锁');
  await press(page, 't', 'tag', '挂牌');
  await expect.poll(() => valueOf(page, 'tag')).toBe('已挂牌');
}

const savedLine = (page: Page) => page.locator('header [role=status]').allInnerTexts();

describe('a training in the browser', PATIENCE, () => {
  it('is worked by keys alone, and goes on after the window was closed, from the same tick with every step', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'zhongyifan');
    await begin(page, '开始引导');
    await locksOut(page);
    await page.getByText('第 2 步').waitFor();
    await expect.poll(() => savedLine(page)).toContain('每一步已存服务器');
    const before = await keptHere(page);
    expect(before.entries).toBe(3);

    const again = await openAnew(context, page, new URL(page.url()).pathname + new URL(page.url()).search);
    await again.getByRole('tab', { name: '控制' }).waitFor();
    expect(await shownClockS(again)).toBeGreaterThanOrEqual(Math.floor(before.tick / 1000));
    await expect.poll(() => valueOf(again, 'tag')).toBe('已挂牌');
    await again.getByText('第 2 步').waitFor();
    const after = await keptHere(again);
    expect(after.hashes).toEqual(before.hashes);
    expect(after.tick).toBeGreaterThanOrEqual(before.tick);
    await context.close();
  });

  it('goes on in one window at a time, and can be taken over', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'panruoning');
    await begin(page, '开始练习');
    await locksOut(page);
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole('heading', { name: '这次实训正在另一个窗口里进行' }).waitFor();
    await other.getByRole('button', { name: '转到这里继续' }).click();
    await expect.poll(() => valueOf(other, 'tag')).toBe('已挂牌');
    await page.getByRole('heading', { name: '这次实训已转到另一个窗口' }).waitFor();
    await context.close();
  });

  it('is begun and done without the server, and brought to it later', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'zhongyifan');
    // Seen once, with the worker of this site in charge: from then on it opens without a network.
    await begin(page, '看演示');
    await page.evaluate(async () => navigator.serviceWorker.ready);
    await page.reload();
    await begin(page, '看演示');
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await product.stop();

    await page.goto(EXERCISE);
    await page.getByRole('button', { name: '开始练习' }).click();
    await page.getByRole('tab', { name: '控制' }).waitFor();
    await locksOut(page);
    await expect.poll(async () => (await savedLine(page)).join(' ')).toContain('3 步未上传（已存本机）');
    await page.getByRole('button', { name: '交卷…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '交卷' }).click();
    await page.getByRole('heading', { name: '已做完，还没有上传' }).waitFor();
    await page.getByText('仅供参考').waitFor();

    await product.restart();
    await context.setOffline(false);
    await page.goto('/training/attempts');
    await expect
      .poll(async () => {
        const answer = await page.request.get('/api/training/attempts');
        const { attempts } = (await answer.json()) as { attempts: { mode: string; state: string; entries: number }[] };
        return attempts.filter(({ state, entries }) => state === 'scored' && entries === 3).length;
      })
      .toBe(1);
    await context.close();
  });

  it.each([
    ['at a desk', desktop],
    ['on a phone', phone],
  ])('has nothing that axe finds serious, %s', async (_name, viewport) => {
    const { context, page } = await demoPerson(browser, product.address, 'zhongyifan', { viewport });
    await page.goto(EXERCISE);
    await page.getByRole('button', { name: '开始引导' }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await begin(page, '开始引导');
    await page.keyboard.press('n');
    await page.locator('[data-row][data-open]').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await context.close();
  });
});
