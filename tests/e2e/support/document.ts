import { type Browser, type Page, type Response } from 'playwright-core';
import { expect } from 'vitest';
import { type PersonOptions, newPerson, signIn } from './browser.ts';
import { demoPassword } from './product.ts';

/** A demo person at a browser, signed in. */
export async function demoPerson(browser: Browser, address: string, account: string, options: PersonOptions = {}) {
  const person = await newPerson(browser, address, options);
  await signIn(person.page, account, demoPassword);
  return person;
}

export type Grants = Readonly<Record<string, 'own' | 'edit' | 'comment' | 'read'>>;

/** A new document of whoever is signed in on this page, shared by account; answers its id. */
export async function newDocument(page: Page, title: string, grants: Grants = {}): Promise<string> {
  const made = await page.request.post('/api/documents', { data: { title } });
  expect(made.status(), await made.text()).toBe(200);
  const { id } = (await made.json()) as { id: string };
  for (const [account, right] of Object.entries(grants)) await grant(page, id, account, right);
  return id;
}

export async function grant(page: Page, documentId: string, account: string, right: string): Promise<void> {
  const answer = await page.request.put(`/api/documents/${documentId}/members/demo-${account}`, { data: { right } });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** The document's text as it stands on the screen, without the others' name flags. */
export function shownText(page: Page): Promise<string> {
  return page.locator('.document-content').evaluate((content) => {
    const copy = content.cloneNode(true) as HTMLElement;
    for (const flag of copy.querySelectorAll('[class*="caret"], .ProseMirror-widget, [class*="cursor"]')) flag.remove();
    return [...copy.children].map((block) => block.textContent ?? '').join('\n');
  });
}

export async function openDocument(page: Page, documentId: string): Promise<Response | null> {
  const answer = await page.goto(`/documents/${documentId}`);
  await page.locator('.document-content').waitFor();
  return answer;
}

/** Types at the end of the document, as fast as a person who knows what to say. */
export async function typeAtEnd(page: Page, text: string): Promise<void> {
  await page.locator('.document-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text, { delay: 15 });
}

export async function expectText(page: Page, check: (text: string) => boolean, what: string): Promise<void> {
  await expect.poll(async () => check(await shownText(page)), { message: what }).toBe(true);
}

/** The honest line: saved only when the server has said that all is durable. */
export async function expectState(page: Page, words: RegExp): Promise<void> {
  await expect
    .poll(async () => (await page.locator('header [role=status], [role=status]').allTextContents()).join(' '))
    .toMatch(words);
}
