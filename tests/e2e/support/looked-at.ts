import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { seriousViolations } from './browser.ts';

const artifacts = join(import.meta.dirname, '../artifacts');

/** A page as it stands has nothing serious against it; with PICTURES=1 it is also drawn for looking at (never committed). */
export async function lookedAt(page: Page, name: string): Promise<void> {
  expect(await seriousViolations(page), name).toEqual([]);
  await drawn(page, name);
}

/** Draws a page for looking at, with PICTURES=1. */
export async function drawn(page: Page, name: string): Promise<void> {
  if (process.env['PICTURES'] !== '1') return;
  await mkdir(artifacts, { recursive: true });
  await page.screenshot({ path: join(artifacts, `${name}.png`), fullPage: true });
}
