import type { Page } from 'playwright-core';

/** Time of the run that its page shows, whole seconds. */
export async function shownClockS(page: Page): Promise<number> {
  // Minutes and seconds; hours before them once there are any.
  const parts = (await page.locator('header b').first().innerText()).split(':');
  return parts.reduce((seconds, part) => seconds * 60 + Number(part), 0);
}
