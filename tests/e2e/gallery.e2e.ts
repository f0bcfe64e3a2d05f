import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, launchBrowser, phone, seriousViolations, signIn } from './support/browser.ts';
import { type Product, demoPassword, startProduct } from './support/product.ts';

/**
 * The look, held by machine where a machine can: nothing that axe calls serious on the component gallery, the sign-in page, the
 * workbench and the account page, in both themes and languages; nothing wider than a phone; the frame by keyboard alone.
 */

const account = 'linjinglan';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await product?.dispose();
});

interface Look {
  theme?: 'light' | 'dark';
  language?: 'zh-CN' | 'en-GB';
  isPhone?: boolean;
  isSignedIn?: boolean;
}

/** A page of its own, in which nothing may be refused by the content policy and nothing may throw. */
async function inPage(path: string, look: Look, act: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    baseURL: product.address,
    colorScheme: look.theme ?? 'light',
    locale: look.language ?? 'zh-CN',
    viewport: look.isPhone === true ? phone : desktop,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  try {
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy/u.test(message.text())) faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    if (look.isSignedIn === true) await signIn(page, account, demoPassword);
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await act(page);
    expect(faults).toEqual([]);
  } finally {
    await context.close();
  }
}

const looks: readonly Look[] = [
  { theme: 'light', language: 'zh-CN' },
  { theme: 'dark', language: 'zh-CN' },
  { theme: 'light', language: 'en-GB' },
  { theme: 'dark', language: 'en-GB' },
];

describe.each(looks)('axe finds nothing serious, $theme, $language', (look) => {
  it('in the gallery', async () => {
    await inPage('/dev/gallery', look, async (page) => expect(await seriousViolations(page)).toEqual([]));
  });

  it('on the sign-in page', async () => {
    await inPage('/sign-in', look, async (page) => expect(await seriousViolations(page)).toEqual([]));
  });

  it('on the workbench', async () => {
    await inPage('/', { ...look, isSignedIn: true }, async (page) => {
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      expect(await seriousViolations(page)).toEqual([]);
    });
  });

  it('on the account page', async () => {
    await inPage('/account', { ...look, isSignedIn: true }, async (page) =>
      expect(await seriousViolations(page)).toEqual([]),
    );
  });
});

describe('axe finds nothing serious in what opens', () => {
  it.each(['打开对话框', '打开警示对话框', '打开底部面板', '打开说明', '更多'])('%s', async (name) => {
    await inPage('/dev/gallery', {}, async (page) => {
      await page.getByRole('button', { name, exact: true }).last().click();
      await page.locator('[role=dialog], [role=alertdialog], [role=menu]').first().waitFor();
      expect(await seriousViolations(page)).toEqual([]);
    });
  });
});

describe('on a phone', () => {
  it.each([
    ['/dev/gallery', false],
    ['/sign-in', false],
    ['/', true],
    ['/account', true],
  ])('%s is not wider than the screen', async (path, isSignedIn) => {
    await inPage(path, { isPhone: true, isSignedIn }, async (page) => {
      const width = await page.evaluate(() =>
        Math.max(...[document.documentElement, ...document.querySelectorAll('main')].map((e) => e.scrollWidth)),
      );
      expect(width).toBeLessThanOrEqual(390);
    });
  });
});

describe('by keyboard', () => {
  it('skips to the content', async () => {
    await inPage('/', { isSignedIn: true }, async (page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    });
  });

  it('opens the palette by Ctrl K, reaches a place, and gives the focus back on Esc', async () => {
    await inPage('/', { isSignedIn: true }, async (page) => {
      const palette = page.getByRole('dialog', { name: '搜索与命令' });
      await page.getByRole('button', { name: '林静澜的菜单' }).focus();
      await page.keyboard.press('Control+k');
      await palette.waitFor();
      await page.keyboard.press('Escape');
      await palette.waitFor({ state: 'detached' });
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
        .toBe('林静澜的菜单');
      await page.keyboard.press('Control+k');
      await palette.waitFor();
      await page.keyboard.type('账号');
      // It stands there before anything is typed: the arrow may go only when all else has left.
      await expect.poll(() => palette.getByRole('menuitem').allInnerTexts()).toEqual(['账号与安全']);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/account');
    });
  });

  it('signs out for good: going back shows the sign-in page', async () => {
    await inPage('/', { isSignedIn: true }, async (page) => {
      await page.getByRole('button', { name: '林静澜的菜单' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: '退出登录' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: '登录', exact: true }).waitFor();
      await page.goBack();
      await page.getByRole('heading', { name: '登录', exact: true }).waitFor();
      expect(await page.getByText('最近在做').count()).toBe(0);
    });
  });

  it('asks to sign in again when the session has ended elsewhere, and comes back to where one was', async () => {
    await inPage('/', { isSignedIn: true }, async (page) => {
      // Nothing of the first page may still be under way, or its refusal comes before the click.
      await page.waitForLoadState('networkidle');
      await page.context().clearCookies();
      await page.getByRole('link', { name: '教研', exact: true }).first().focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: '登录', exact: true }).waitFor();
      await page.getByLabel('账号', { exact: true }).fill(account);
      await page.getByLabel('密码', { exact: true }).fill(demoPassword);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: '教研' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/documents');
    });
  });

  it('says what is wrong with a sign-in, and signs in with the right password to where one was going', async () => {
    await inPage('/account', {}, async (page) => {
      await page.waitForURL('**/sign-in?next=%2Faccount');
      await page.getByLabel('账号', { exact: true }).fill(account);
      await page.getByLabel('密码', { exact: true }).fill('not the password');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByText('账号或密码不对').waitFor();
      await page.getByLabel('密码', { exact: true }).fill(demoPassword);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: '账号与安全' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/account');
    });
  });
});
