import type { Page } from 'playwright-core';

import { desktop, launchBrowser } from '../../tests/e2e/support/browser.ts';
import { demoPerson } from '../../tests/e2e/support/document.ts';
import { startProduct } from '../../tests/e2e/support/product.ts';

export interface PageCost {
  readonly sceneId: string;
  /** The longest that the page's thread was held up while the training ran, ms. */
  readonly longestMs: number;
  /** How often it was held up for more than 50 ms. */
  readonly times: number;
  /**
   * The longest that it computed at a stretch, ms of the processor. Without a graphics processor a page also waits until its
   * picture is drawn and read back; that waiting is in the one above, and not in this.
   */
  readonly longestCpuMs: number;
}

/** A task of a thread as Chromium's trace tells it: durations in us, `tdur` on the processor. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

const HELD_UP_MS = 50;
const US_PER_MS = 1000;

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
  await page.getByRole('button', { name: '演示' }).click();
  await page.getByRole('tab', { name: '控制' }).waitFor();
  await page.waitForTimeout(SETTLED_MS);
  const tasks = await tasksOf(page, forMs);
  const lengthsMs = tasks.map(({ dur = 0 }) => dur / US_PER_MS);
  return {
    longestMs: Math.max(0, ...lengthsMs),
    times: lengthsMs.filter((ms) => ms > HELD_UP_MS).length,
    longestCpuMs: Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur / US_PER_MS)),
  };
}

/** What the page's thread did, task by task. */
async function tasksOf(page: Page, forMs: number): Promise<readonly TraceEvent[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve());
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] },
  });
  await page.waitForTimeout(forMs);
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const threads = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}.${tid}`),
  );
  return events.filter(({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && threads.has(`${pid}.${tid}`));
}
