import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Somebody's picture in a research meeting. */
const pictureOf = (page: Page, name: string) =>
  page.locator(`video[aria-label="${name}的画面"], video[aria-label="Picture of ${name}"]`);

/** Somebody's picture comes in and moves. */
export async function movesOn(page: Page, name: string): Promise<void> {
  const atS = async (): Promise<number> => {
    if ((await pictureOf(page, name).count()) !== 1) return -1;
    return pictureOf(page, name).evaluate((video) =>
      video instanceof HTMLVideoElement && video.videoWidth > 0 ? video.currentTime : -1,
    );
  };
  await expect.poll(atS).toBeGreaterThanOrEqual(0);
  const beforeS = await atS();
  await expect
    .poll(async () => {
      const nowS = await atS();
      // Where it began anew meanwhile, it counts from nothing.
      return nowS >= 0 && nowS !== beforeS;
    })
    .toBe(true);
}

/** What a page shares of its screen. */
export interface Shared {
  /** Whether it is to be sharp or smooth, as the browser is told. */
  readonly hint: string;
  readonly size: readonly number[];
}

/** From now on pages keep the screen that they share where {@link sharedBy} finds it. */
export async function keepShared(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const { mediaDevices } = navigator;
    // Not there in an insecure context.
    if (mediaDevices === undefined) return;
    const share = mediaDevices.getDisplayMedia.bind(mediaDevices);
    mediaDevices.getDisplayMedia = async (options) => {
      const stream = await share(options);
      Object.assign(window, { shared: stream.getVideoTracks()[0] });
      return stream;
    };
  });
}

export function sharedBy(page: Page): Promise<Shared> {
  return page.evaluate(() => {
    const { shared } = window as unknown as { readonly shared?: MediaStreamTrack };
    const { width = 0, height = 0 } = shared?.getSettings() ?? {};
    return { hint: shared?.contentHint ?? '', size: [width, height] };
  });
}
