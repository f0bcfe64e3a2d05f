import type { Page } from 'playwright-core';

import { desktop, launchBrowser } from '../../tests/e2e/support/browser.ts';
import { demoPerson } from '../../tests/e2e/support/document.ts';
import { startProduct } from '../../tests/e2e/support/product.ts';

export interface PageCost {
  readonly sceneId: string;
  /** The longest that the page's thread was held up while the training ran, ms; 0 where never for more than 50 ms. */
  readonly longestMs: number;
  /** How often it was held up for more than 50 ms. */
  readonly times: number;
}

interface Watched {
  longTasks?: number[];
}

const PATIENCE_MS = 300_000;
/** Loading and drawing for the first time is over by then: what is looked at is the work that goes on. */
const SETTLED_MS = 20_000;

/** Opens a training of each in the product, as somebody with a demo account does, and lets it run for so long. */
export async function measurePages(
  exercises: Readonly<Record<string, string>>,
  forMs: number,
): Promise<readonly PageCost[]> {
  const [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  const costs: PageCost[] = [];
  try {
    const { page } = await demoPerson(browser, product.address, 'zhongyifan', { viewport: desktop });
    page.setDefaultTimeout(PATIENCE_MS);
    await page.addInitScript(() => {
      const tasks: number[] = [];
      (globalThis as Watched).longTasks = tasks;
      const observer = new PerformanceObserver((list) =>
        tasks.push(...list.getEntries().map(({ duration }) => duration)),
      );
      observer.observe({ type: 'longtask' });
    });
    for (const [sceneId, exerciseId] of Object.entries(exercises)) {
      console.log(`page of ${sceneId}/${exerciseId} …`);
      costs.push({ sceneId, ...(await watch(page, `/training/run/${sceneId}/${exerciseId}`, forMs)) });
    }
  } finally {
    await browser.close();
    await product.dispose();
  }
  return costs;
}

async function watch(page: Page, path: string, forMs: number): Promise<Omit<PageCost, 'sceneId'>> {
  await page.goto(path, { timeout: PATIENCE_MS });
  await page.getByRole('button', { name: '练习' }).click();
  await page.getByRole('tab', { name: '控制' }).waitFor();
  await page.waitForTimeout(SETTLED_MS);
  await page.evaluate(() => (globalThis as Watched).longTasks?.splice(0));
  await page.waitForTimeout(forMs);
  const tasks = await page.evaluate(() => (globalThis as Watched).longTasks ?? []);
  return { longestMs: Math.max(0, ...tasks), times: tasks.length };
}
