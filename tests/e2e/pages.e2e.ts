import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, launchBrowser, newPerson, phone, seriousViolations } from './support/browser.ts';
import { demoPerson } from './support/document.ts';
import { type Product, startProduct } from './support/product.ts';

/** Pages as people see them; with PICTURES=1 they are also drawn for looking at (tests/e2e/artifacts, never committed). */
const artifacts = join(import.meta.dirname, 'artifacts');

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser(), mkdir(artifacts, { recursive: true })]);
});
afterAll(async () => {
  await browser?.close();
  await product?.dispose();
});

async function picture(page: Page, name: string): Promise<void> {
  if (process.env['PICTURES'] === '1') await page.screenshot({ path: join(artifacts, `${name}.png`) });
}

const pages = [
  ['workbench', '/'],
  ['documents', '/documents'],
  ['archived', '/documents?scope=archived'],
  ['document', '/documents/demo-fraction-division-lesson'],
  ['communities', '/communities'],
  ['community', '/communities/demo-grade-6-mathematics'],
  ['search', '/search?q=分数除'],
  ['search-nothing', '/search?q=没有这样的词句'],
  ['account', '/account'],
  ['administration', '/administration'],
  ['classes', '/administration?unit=school-2135990002&view=classes'],
  ['class', '/administration?unit=school-2135990002&class=demo-class-qingyu-6-1'],
  ['rosters', '/administration/rosters'],
  ['audit', '/administration/audit'],
  ['not-found', '/no-such-page'],
] as const;

const looks = [
  ['desktop', { viewport: desktop }],
  ['phone', { viewport: phone }],
  ['dark', { viewport: desktop, colorScheme: 'dark' }],
  ['english', { viewport: desktop, locale: 'en-GB' }],
] as const;

describe.each(looks)('pages, %s', (look, options) => {
  // One person looks at all of them, one after the other.
  let context: BrowserContext;
  beforeAll(async () => {
    ({ context } = await demoPerson(browser, product.address, 'linjinglan', { ...options, serviceWorkers: 'block' }));
  });
  afterAll(() => context?.close());

  it.each(pages)(
    '%s has nothing that axe calls serious, no error, and does not scroll sideways',
    async (name, path) => {
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of 404/.test(message.text())) errors.push(message.text());
      });
      await page.goto(path);
      await page.locator('main').waitFor();
      await page.waitForLoadState('networkidle').catch(() => {});
      await picture(page, `${name}-${look}`);
      expect(await seriousViolations(page)).toEqual([]);
      expect(errors).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
      await page.close();
    },
  );

  it('the sign-in page has nothing that axe calls serious, and signs in by keyboard alone', async () => {
    const stranger = await newPerson(browser, product.address, { ...options, serviceWorkers: 'block' });
    const { page } = stranger;
    await page.goto('/');
    const password = page.locator('input[type=password]');
    await password.waitFor();
    await picture(page, `sign-in-${look}`);
    expect(await seriousViolations(page)).toEqual([]);
    await page.locator('input[autocomplete=username]').focus();
    await page.keyboard.type('linjinglan');
    await page.keyboard.press('Tab');
    await password.focus();
    await page.keyboard.type('tongyan-demo');
    await page.keyboard.press('Enter');
    await page.getByText('林静澜').first().waitFor();
    await stranger.context.close();
  });
});
