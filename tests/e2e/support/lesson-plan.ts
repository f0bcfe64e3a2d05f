import type { Page } from 'playwright-core';
import { expect } from 'vitest';

interface Planned {
  readonly id: string;
  readonly home: { readonly orgUnitId: string };
  readonly seats: readonly { readonly seat: string; readonly personId: string; readonly classroom: object | null }[];
}

const HALF_AN_HOUR_MS = 30 * 60_000;

/** Plans another lesson of whoever is signed in on this page, with the people of this one who sit in no classroom; answers its path. */
export async function planBeside(page: Page, lessonPath: string, title: string): Promise<string> {
  const { home, seats } = (await (await page.request.get(`/api${lessonPath}`)).json()) as Planned;
  const answer = await page.request.post('/api/lessons', {
    data: {
      title,
      homeOrgUnitId: home.orgUnitId,
      startsAtMs: Date.now() + HALF_AN_HOUR_MS,
      durationMs: HALF_AN_HOUR_MS,
      seats: seats.filter(({ classroom }) => classroom === null).map(({ seat, personId }) => ({ seat, personId })),
    },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return `/lessons/${((await answer.json()) as Planned).id}`;
}
