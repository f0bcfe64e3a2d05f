import { chromium, type Page } from 'playwright-core';

import { serveSceneLab } from '../../tests/e2e/scene-lab/serve.ts';
import { SOFTWARE_WEBGL } from '../../tests/e2e/scene-lab/software-webgl.ts';

export interface PictureCost {
  readonly sceneId: string;
  readonly calls: number;
  readonly triangles: number;
  /** Of one picture at 1366×768, drawn by the processor. */
  readonly sceneMs: number;
  /** The same renderer with nothing to draw. */
  readonly emptyMs: number;
}

/** What tests/e2e/scene-lab/main.tsx gives. */
interface Lab {
  readonly labDrawMs?: (times: number) => Pick<PictureCost, 'sceneMs' | 'emptyMs'>;
}

const PATIENCE_MS = 300_000;
const WHOLE_AFTER_MS = 30_000;

/** Draws each scene as it stands at the beginning, `times` over, beside an empty one, in turn. */
export async function measurePictures(scenes: readonly string[], times: number): Promise<readonly PictureCost[]> {
  const lab = await serveSceneLab();
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: SOFTWARE_WEBGL,
  });
  const costs: PictureCost[] = [];
  try {
    for (const sceneId of scenes) {
      console.log(`picture of ${sceneId} …`);
      const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
      page.setDefaultTimeout(PATIENCE_MS);
      await page.goto(lab.address(`scene=${sceneId}&quality=medium&clock=stopped`), { timeout: PATIENCE_MS });
      costs.push({ sceneId, ...(await measure(page, times)) });
      await page.close();
    }
  } finally {
    await browser.close();
    await lab.close();
  }
  return costs;
}

async function measure(page: Page, times: number): Promise<Omit<PictureCost, 'sceneId'>> {
  await page.waitForFunction(() => Number(document.querySelector('canvas')?.dataset['triangles'] ?? 0) > 10_000);
  // Parts come one after the other: only then is all of it there.
  await page.waitForTimeout(WHOLE_AFTER_MS);
  const { calls, triangles } = await page.evaluate(() => {
    const { dataset } = document.querySelector('canvas') ?? {};
    return { calls: Number(dataset?.['calls']), triangles: Number(dataset?.['triangles']) };
  });
  const drawn = await page.evaluate((count) => (window as unknown as Lab).labDrawMs?.(count), times);
  if (drawn === undefined) throw new Error('the page does not measure pictures');
  return { calls, triangles, ...drawn };
}
