import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { PersonOptions } from './browser.ts';
import { demoPerson } from './document.ts';

/** A button by its words; by the whole of them where they are a text. */
export const button = (place: Page | Locator, name: string | RegExp): Locator =>
  place.getByRole('button', { name, exact: typeof name === 'string' });

const pageOf = (place: Page | Locator): Page => ('page' in place ? place.page() : place);

/** Finds somebody or something by typing into a field, and takes the first that is offered. */
export async function pick(place: Page | Locator, field: string, text: string): Promise<void> {
  const input = place.getByRole('combobox', { name: field, exact: true });
  // Scrolling closes what is open: what is typed after it opens it again.
  await input.click();
  await input.pressSequentially(text, { delay: 20 });
  await pageOf(place)
    .getByRole('option', { name: new RegExp(text, 'u') })
    .first()
    .click();
}

/** Chooses from a list that a button opens. */
export async function choose(place: Page | Locator, field: RegExp, option: RegExp): Promise<void> {
  await button(place, field).click();
  await pageOf(place).getByRole('option', { name: option }).click();
}

export interface People {
  /** Somebody of the demo at a browser of their own, signed in, at this path. */
  enter(account: string, path: string, options?: PersonOptions): Promise<Page>;
  leave(page: Page): Promise<void>;
  dispose(): Promise<void>;
}

/** People who come and go: each costs a browser's memory as long as they are there. */
export function peopleAt(browser: Browser, address: () => string): People {
  const contexts = new Set<BrowserContext>();
  return {
    async enter(account, path, options = {}) {
      const person = await demoPerson(browser, address(), account, { serviceWorkers: 'block', ...options });
      contexts.add(person.context);
      await person.page.goto(path);
      return person.page;
    },
    async leave(page) {
      contexts.delete(page.context());
      await page.context().close();
    },
    async dispose() {
      await Promise.all([...contexts].map((context) => context.close()));
    },
  };
}
