import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyNoMediaServer } from '../../media/src/server/launcher/testing-server.ts';
import { launchBrowser, seriousViolations } from './support/browser.ts';
import { type LiveLesson, startLiveLesson } from './support/live-lesson.ts';

const absent = await whyNoMediaServer();
if (absent !== undefined) process.stdout.write(`A lead teacher’s picture is not recorded: ${absent}\n`);

interface Recording {
  readonly state: string;
  readonly picture: { readonly pictureMs: number };
}
interface Replay {
  readonly pictures: readonly {
    readonly chunks: readonly { readonly startMs: number; readonly durationMs: number }[];
  }[];
}

const at = (page: Page, role: 'button' | 'menuitem', name: string | RegExp) =>
  page.getByRole(role, { name, exact: typeof name === 'string' });

describe.skipIf(absent !== undefined)('the lead teacher’s picture in a recording', () => {
  let browser: Browser;
  let lesson: LiveLesson;
  let lead: Page;
  beforeAll(async () => {
    browser = await launchBrowser({ devices: true, pictures: false });
    lesson = await startLiveLesson(browser);
    lead = await lesson.enter('lead');
  });
  afterAll(async () => {
    await lesson.dispose();
    await browser.close();
  });

  const ask = async <Body>(path: string): Promise<Body> => {
    const answer = await lead.request.get(`/api/lessons/${lesson.lessonId}${path}`);
    return (await answer.json()) as Body;
  };
  const pictureMs = async (): Promise<number> => (await ask<Recording>('/recording')).picture.pictureMs;

  it('P1, P4, P6 is recorded once they have said so, through an outage of the line to the platform', async () => {
    await at(lead, 'button', '现在开课').click();
    await lead.getByRole('timer').first().waitFor();
    await at(lead, 'button', '开始录制').click();
    await at(lead, 'menuitem', /声音和我的画面/u).click();
    await expect.poll(pictureMs).toBeGreaterThan(3_000);
    // Pictures cannot be handed in, and wait here.
    const pictures = '**/recording/pictures?**';
    await lead.route(pictures, (route) => route.abort());
    const before = await pictureMs();
    await lead.waitForRequest((request) => request.url().includes('/recording/pictures'));
    await lead.waitForRequest((request) => request.url().includes('/recording/pictures'));
    await lead.unroute(pictures);
    await expect.poll(pictureMs).toBeGreaterThan(before + 10_000);
    // One after the other, without a gap that can be seen.
    const { pictures: recorded } = await ask<Replay>('/replay');
    const chunks = recorded[0]?.chunks ?? [];
    const gapsMs = chunks
      .slice(1)
      .map(({ startMs }, n) => startMs - ((chunks[n]?.startMs ?? 0) + (chunks[n]?.durationMs ?? 0)));
    expect(Math.max(...gapsMs)).toBeLessThan(500);
  });

  it('P5 is seen in the replay in step with the stage, and is gone once they take it back', async () => {
    await lead.goto(`/lessons/${lesson.lessonId}/replay`);
    const { pictures } = await ask<Replay>('/replay');
    const chunk = pictures[0]?.chunks[1] ?? { startMs: 0, durationMs: 0 };
    const video = lead.locator('figure video').first();
    await lead
      .getByRole('slider')
      .first()
      .fill(String(Math.round(chunk.startMs + 1_000)));
    await expect
      .poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState))
      .toBeGreaterThanOrEqual(2);
    expect(await video.evaluate((element: HTMLVideoElement) => [element.videoWidth, element.videoHeight])).toEqual([
      640, 360,
    ]);
    await at(lead, 'button', '播放').click();
    await expect
      .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime * 1_000))
      .toBeGreaterThan(chunk.startMs + 1_500);
    expect(await seriousViolations(lead)).toEqual([]);
    const refused = await lead.request.put(`/api/lessons/${lesson.lessonId}/recording/picture`, {
      data: { wanted: false },
    });
    expect(refused.ok()).toBe(true);
    expect(await pictureMs()).toBe(0);
    await lead.reload();
    await lead.getByRole('slider').first().waitFor();
    expect(await lead.locator('figure video').count()).toBe(0);
  });
});
