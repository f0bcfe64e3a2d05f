import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Time that the page of a run shows, whole seconds: its own time, or what is left of it where it has an end. */
export async function shownClockS(page: Page): Promise<number> {
  // Minutes and seconds; hours before them once there are any.
  const parts = (await page.locator('header b').first().innerText()).split(':');
  return parts.reduce((seconds, part) => seconds * 60 + Number(part), 0);
}

/** Waits until the clock of a run, which may count down, has gone on by so much. */
export async function letRun(page: Page, seconds: number, timeout?: number): Promise<void> {
  const from = await shownClockS(page);
  await expect
    .poll(async () => Math.abs((await shownClockS(page)) - from), timeout === undefined ? {} : { timeout })
    .toBeGreaterThanOrEqual(seconds);
}
