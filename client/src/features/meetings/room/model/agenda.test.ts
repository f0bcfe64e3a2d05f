import { describe, expect, it } from 'vitest';
import { agendaPoints } from './agenda.ts';

const MINUTE_MS = 60_000;
const item = (id: string, minutes: number, more: object = {}) => ({
  id,
  title: id,
  minutes,
  speaker: '',
  added: 0,
  spentMs: 0,
  startedAt: null,
  ...more,
});

describe('points of the agenda', () => {
  const items = [
    item('a', 5, { startedAt: 0, spentMs: 6 * MINUTE_MS }),
    item('b', 10, { startedAt: 6 * MINUTE_MS, added: 5, spentMs: 2 * MINUTE_MS }),
    item('c', 10),
  ];
  const current = { itemId: 'b', startedAt: 20 * MINUTE_MS, endsAt: 33 * MINUTE_MS };

  it('are done, under way or to come, each with what was spent on it', () => {
    const points = agendaPoints({ items, current }, 24 * MINUTE_MS);
    expect(points.map(({ state }) => state)).toEqual(['done', 'now', 'coming']);
    expect(points.map(({ spentMs }) => spentMs / MINUTE_MS)).toEqual([6, 6, 0]);
    expect(points.map(({ overMs }) => overMs / MINUTE_MS)).toEqual([1, 0, 0]);
  });

  it('are over time once their minutes, with those added, are used up', () => {
    const [, now] = agendaPoints({ items, current }, 35 * MINUTE_MS);
    expect(now).toMatchObject({ plannedMs: 15 * MINUTE_MS, spentMs: 17 * MINUTE_MS, overMs: 2 * MINUTE_MS });
  });
});
