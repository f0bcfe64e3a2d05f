import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, seriousViolations } from './support/browser.ts';
import { type Deployment, startDeployment } from './support/deployment.ts';
import { demoPerson, expectState, expectText, newDocument, openDocument, typeAtEnd } from './support/document.ts';
import { cachedPaths, keptOnDevice } from './support/offline.ts';

let browser: Browser;
let deployment: Deployment;

beforeAll(async () => {
  browser = await launchBrowser();
});
beforeEach(async () => {
  deployment = await startDeployment();
});
afterEach(() => deployment?.dispose());
afterAll(() => browser?.close());

function buildOf(page: Page): Promise<string | null> {
  return page.locator('meta[name=tongyan-build]').getAttribute('content');
}

/** What the page itself does once an hour, and the browser with every page that is opened. */
function lookForUpdate(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });
}

/** Pages loaded in this window from now on. */
function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  return () => loads;
}

describe('a new version while people work', () => {
  it('is offered quietly, takes effect when it is wanted, and leaves nothing of the old one behind', async () => {
    const { context, page } = await demoPerson(browser, deployment.address, 'linjinglan');
    const id = await newDocument(page, '正在写的教案');
    await openDocument(page, id);
    await typeAtEnd(page, '更新之前。');
    await keptOnDevice(page);
    const loads = countLoads(page);

    const next = await deployment.update('next');
    await lookForUpdate(page);
    await page.getByText('新版本已就绪').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await typeAtEnd(page, '照常写。');
    await expectState(page, /已保存/);
    expect(loads()).toBe(0);
    expect(await buildOf(page)).not.toBe(next);

    await page.getByRole('button', { name: '刷新', exact: true }).click();
    await expect.poll(() => buildOf(page).catch(() => null)).toBe(next);
    await expectText(page, (text) => text.includes('更新之前。照常写。'), 'the document in the new version');
    expect(loads()).toBe(1);
    await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([`tongyan-build-${next}`]);
    const assets = (await cachedPaths(page)).filter((path) => path.startsWith('/assets/'));
    expect(assets.length).toBeGreaterThan(20);
    expect(assets.filter((path) => !path.startsWith('/assets/next-'))).toEqual([]);
    expect(await page.getByText('新版本已就绪').count()).toBe(0);
    await context.close();
  });

  it('takes nothing from another window that stays with the old one', async () => {
    const { context, page } = await demoPerson(browser, deployment.address, 'linjinglan');
    await page.goto('/');
    await keptOnDevice(page);
    const other = await context.newPage();
    await other.goto('/');
    await other.getByText('林静澜').first().waitFor();
    const loads = countLoads(other);
    const next = await deployment.update('next');
    await lookForUpdate(page);
    await page.getByRole('button', { name: '刷新', exact: true }).click();
    await expect.poll(() => buildOf(page).catch(() => null)).toBe(next);
    // Its documents page is gone from the server, and still on this device.
    await other.getByRole('link', { name: '教研' }).first().click();
    await other.getByRole('button', { name: '新建文档' }).first().waitFor();
    expect(loads()).toBe(0);
    await context.close();
  });

  it('loads a page anew, once and with a word, whose next part is gone from the server', async () => {
    const { context, page } = await demoPerson(browser, deployment.address, 'linjinglan');
    await page.goto('/documents');
    await keptOnDevice(page);
    const loads = countLoads(page);
    const next = await deployment.update('next');
    await page.getByRole('link', { name: '共同体' }).first().click();
    await page.getByText('同研已更新，页面已重新载入').waitFor();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/communities');
    expect(await buildOf(page)).toBe(next);
    expect(loads()).toBe(1);
    await context.close();
  });

  it('does not go in circles where the new version lacks the part as well', async () => {
    const { context, page } = await demoPerson(browser, deployment.address, 'linjinglan');
    await page.goto('/documents');
    await keptOnDevice(page);
    const loads = countLoads(page);
    await deployment.update('next');
    await deployment.lose('next-communities-page');
    await page.getByRole('link', { name: '共同体' }).first().click();
    await page.getByRole('button', { name: '重新载入' }).waitFor();
    // Whatever would load it again has had its time by then.
    await page.waitForLoadState('networkidle');
    expect(loads()).toBe(1);
    await context.close();
  });
});
