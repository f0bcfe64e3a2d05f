import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, signIn } from './support/browser.ts';
import { demoPerson, expectState, expectText, newDocument, openDocument, typeAtEnd } from './support/document.ts';
import { cachedPaths, keptOnDevice, keptPictures, openAnew } from './support/offline.ts';
import { demoPassword, type Product, startProduct } from './support/product.ts';

/** The network is away in both ways: the browser says so, and the worker's own requests find no server. */
/** The smallest PNG: one transparent pixel. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
});
beforeEach(() => product.restart());
afterAll(async () => {
  await browser?.close();
  await product?.dispose();
});

describe('the application without a network', () => {
  it('opens again with the document, takes edits, and brings them to the others when the server is back', async () => {
    const lin = await demoPerson(browser, product.address, 'linjinglan');
    const wu = await demoPerson(browser, product.address, 'wuzhixing');
    const id = await newDocument(lin.page, '岛上备课', { wuzhixing: 'edit' });
    await openDocument(lin.page, id);
    await typeAtEnd(lin.page, '有网络时写的。');
    await expectState(lin.page, /已保存/);
    await keptOnDevice(lin.page);

    await lin.context.setOffline(true);
    await product.stop();
    await lin.page.reload();
    await expectText(
      lin.page,
      (text) => text.includes('有网络时写的。'),
      'the document after a reload without a network',
    );
    await expectState(lin.page, /离线/);
    expect(await lin.page.title()).toContain('岛上备课');
    await typeAtEnd(lin.page, '断网后写的。');
    await expectState(lin.page, /未同步/);

    const again = await openAnew(lin.context, lin.page, `/documents/${id}`);
    await expectText(
      again,
      (text) => text.includes('断网后写的。'),
      'what was typed offline, in a window opened offline',
    );
    await expectState(again, /未同步/);

    await product.restart();
    await lin.context.setOffline(false);
    await expectState(again, /已保存/);
    await openDocument(wu.page, id);
    await expectText(wu.page, (text) => text.includes('有网络时写的。断网后写的。'), 'all of it at the other end');
    await Promise.all([lin.context.close(), wu.context.close()]);
  });

  it('opens a document whose code this window never loaded, where only the server is away', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'linjinglan');
    const id = await newDocument(page, '只看过一次');
    await openDocument(page, id);
    await typeAtEnd(page, '分数除法。');
    await expectState(page, /已保存/);
    await keptOnDevice(page);
    await product.stop();
    const again = await openAnew(context, page, '/documents');
    await again.getByRole('heading', { name: '本机留存的文档' }).waitFor();
    await again.getByRole('link', { name: '只看过一次' }).click();
    await expectText(again, (text) => text.includes('分数除法。'), 'the document from the list');
    await context.close();
  });

  it('shows the pictures of a document that was opened before, and forgets them with it', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'linjinglan');
    const id = await newDocument(page, '有图');
    const added = await page.request.post(`/api/documents/${id}/blobs`, {
      multipart: { file: { name: 'a.png', mimeType: 'image/png', buffer: onePixel } },
    });
    const { src } = (await added.json()) as { src: string };
    await openDocument(page, id);
    await page.locator('.document-content').click();
    await page.evaluate((html) => {
      const data = new DataTransfer();
      data.setData('text/html', html);
      const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector('.document-content')?.dispatchEvent(paste);
    }, `<img src="${src}" alt="一个点">`);
    const picture = (of: Page) => of.locator('.document-content img');
    const width = (of: Page) => picture(of).evaluate((image: HTMLImageElement) => image.naturalWidth);
    await expect.poll(() => width(page)).toBe(1);
    await expectState(page, /已保存/);
    await keptOnDevice(page);
    await expect.poll(() => keptPictures(page, id)).toEqual([src]);

    await product.stop();
    // The browser's own cache is no promise: what is shown now comes from the device's store.
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.clearBrowserCache');
    const again = await openAnew(context, page, `/documents/${id}`);
    await picture(again).waitFor({ state: 'attached' });
    await expect.poll(() => width(again)).toBe(1);
    expect(await picture(again).getAttribute('src')).toMatch(/^blob:/u);

    await product.restart();
    await again.goto('/');
    await again.getByRole('button', { name: /林静澜/ }).click();
    await again.getByRole('menuitem', { name: '退出登录' }).click();
    await again.waitForURL('**/sign-in');
    await expect.poll(() => keptPictures(again, id)).toEqual([]);
    await context.close();
  });

  it('has a worker that is asked for anew each time, for the whole site', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'linjinglan');
    const answer = await page.request.get('/sw.js');
    expect(answer.headers()['content-type']).toMatch(/^(?:text|application)\/javascript/u);
    expect(answer.headers()['cache-control']).toBe('no-cache');
    await page.goto('/documents');
    await keptOnDevice(page);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)).toBe(`${product.address}/`);
    await context.close();
  });

  it('keeps its own files only, and nothing that the server said', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'linjinglan');
    const id = await newDocument(page, '不进缓存');
    await openDocument(page, id);
    await keptOnDevice(page);
    const paths = await cachedPaths(page);
    // Formulas too, of which this document has none.
    expect(paths.filter((path) => /katex-|KaTeX_Main-Regular/u.test(path)).length).toBeGreaterThan(1);
    expect(paths.filter((path) => !/^\/(?:assets\/[^/]+|icon\.svg|kept-language)?$/u.test(path))).toEqual([]);
    await context.close();
  });

  it('shows another person at the same browser nothing of the first', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'linjinglan');
    const id = await newDocument(page, '林老师的手稿');
    await openDocument(page, id);
    await typeAtEnd(page, '只有林老师能看。');
    await expectState(page, /已保存/);
    await keptOnDevice(page);
    await page.goto('/');
    await page.getByRole('button', { name: /林静澜/ }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.waitForURL('**/sign-in');

    await product.stop();
    const nobody = await openAnew(context, page, `/documents/${id}`);
    await nobody
      .getByText(/离线|没有回答|连不上/)
      .first()
      .waitFor();
    expect(await nobody.locator('body').innerText()).not.toMatch(/林静澜|林老师/);
    await product.restart();

    await signIn(nobody, 'wuzhixing', demoPassword);
    await nobody.goto('/');
    await nobody.getByText('吴知行').first().waitFor();
    await product.stop();
    const wu = await openAnew(context, nobody, '/documents');
    await wu.getByText('吴知行').first().waitFor();
    await wu
      .getByText(/没有回答|离线/)
      .first()
      .waitFor();
    expect(await wu.locator('body').innerText()).not.toMatch(/林静澜|林老师/);
    await wu.goto(`/documents/${id}`);
    await wu.getByText('离线，这份文档还没在本机打开过').waitFor();
    await context.close();
  });

  it('asks the server again as soon as it answers, and obeys it', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'linjinglan');
    await page.goto('/documents');
    await keptOnDevice(page);
    await product.stop();
    const again = await openAnew(context, page, '/documents');
    await again.getByText('林静澜').first().waitFor();
    // The session ended elsewhere meanwhile.
    await context.clearCookies();
    await product.restart();
    await again.waitForURL('**/sign-in**');
    await product.stop();
    const last = await openAnew(context, again, '/documents');
    await last
      .getByText(/离线|没有回答|连不上/)
      .first()
      .waitFor();
    expect(await last.locator('body').innerText()).not.toContain('林静澜');
    await context.close();
  });
});
