import type { Page } from 'playwright-core';

import type { Point } from '../../../scenes/kit/index.ts';
// The page says what it gives to tests by a declaration of its own.
import type {} from './main.tsx';

/** What one picture cost. */
export interface Cost {
  readonly calls: number;
  readonly triangles: number;
}

/** So many of the browser's frames without a picture: nothing asks for one any more. */
const QUIET_FRAMES = 6;
/** Where something moves for ever, such as coolant: so many pictures show what was told. */
const PICTURES = 8;

/**
 * Waits until the picture shows what was told, however long one takes: until nothing more is drawn with the camera at rest, or, where
 * something goes on moving, so many pictures later. Answers what the last one cost.
 */
export async function settled(page: Page, leastTriangles = 20_000): Promise<Cost> {
  await page.waitForFunction(
    (least) => {
      const { camera, triangles } = document.querySelector('canvas')?.dataset ?? {};
      return camera === 'still' && Number(triangles) > least;
    },
    leastTriangles,
    { polling: 'raf' },
  );
  return page.evaluate(
    async ([quietFrames, pictures]) => {
      const drawn = (): number => window.labPictures?.() ?? 0;
      const first = drawn();
      let [last, quiet] = [first, 0];
      while (quiet < quietFrames && last < first + pictures) {
        await new Promise(requestAnimationFrame);
        quiet = drawn() === last ? quiet + 1 : 0;
        last = drawn();
      }
      const { calls, triangles } = document.querySelector('canvas')?.dataset ?? {};
      return { calls: Number(calls), triangles: Number(triangles) };
    },
    [QUIET_FRAMES, PICTURES] as const,
  );
}

/** Where a point of the scene is seen on the page, CSS pixels, once the camera has come to rest. */
export async function seenAt(page: Page, point: Point): Promise<{ x: number; y: number }> {
  await page.waitForSelector('canvas[data-camera="still"]');
  const place = await page.evaluate((at) => window.labPlace?.(at), point);
  if (place === undefined) throw new Error('the page does not say where things are');
  return place;
}
