import type { Locator } from 'playwright-core';

/** How many points of a canvas are not white. */
export const inkOf = (canvas: Locator): Promise<number> =>
  canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement) || element.width === 0) return 0;
    const { data } = element.getContext('2d')?.getImageData(0, 0, element.width, element.height) ?? { data: [] };
    let dark = 0;
    for (let index = 0; index < data.length; index += 4)
      if ((data[index + 3] ?? 0) > 128 && (data[index] ?? 255) < 200) dark += 1;
    return dark;
  });

/** Draws a stroke over the middle of a canvas, by hand. */
export async function drawOver(canvas: Locator): Promise<void> {
  await canvas.waitFor();
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('there is nothing to draw on');
  const { mouse } = canvas.page();
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  await mouse.move(...at(0.3, 0.4));
  await mouse.down();
  await mouse.move(...at(0.5, 0.6), { steps: 6 });
  await mouse.move(...at(0.7, 0.4), { steps: 6 });
  await mouse.up();
}
