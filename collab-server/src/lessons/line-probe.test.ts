import { describe, expect, it } from 'vitest';
import { sqliteTestDatabase } from '../platform/database/testing.ts';
import { createLineBudget } from './line-budget.ts';
import { startLessons } from './testing-lessons-server.ts';

describe('what a line carries', () => {
  it('is measured with bytes that are given and taken, for whoever is signed in', async () => {
    const server = await startLessons(sqliteTestDatabase);
    const headers = { 'x-test-person': 'pupil' };
    const given = await server.app.inject({ url: '/api/line-probe?bytes=70000', headers });
    expect(given.statusCode).toBe(200);
    expect(given.rawPayload.byteLength).toBe(70_000);
    expect(given.headers['cache-control']).toBe('no-store');
    const filler = 'x'.repeat(300_000);
    expect((await server.call('pupil', 'POST /api/line-probe', { filler })).status).toBe(204);
    expect((await server.call('pupil', 'GET /api/line-probe?bytes=900000000')).code).toBe('request.invalid');
    expect((await server.call(null, 'GET /api/line-probe?bytes=1')).code).toBe('session.required');
    await server.dispose();
  });

  it('is taken up by nobody: who has had enough waits, and others measure on', async () => {
    const server = await startLessons(sqliteTestDatabase);
    const most = 4 * 1_024 * 1_024;
    const take = async (personId: string) => {
      const headers = { 'x-test-person': personId };
      return (await server.app.inject({ url: `/api/line-probe?bytes=${most}`, headers })).statusCode;
    };
    expect([await take('pupil'), await take('pupil'), await take('pupil'), await take('pupil')]).toEqual([
      200, 200, 200, 200,
    ]);
    expect(await take('pupil')).toBe(429);
    expect((await server.call('pupil', 'POST /api/line-probe', { filler: 'x' })).code).toBe('request.tooMany');
    expect(await take('lead')).toBe(200);
    server.clockMs += 64_000;
    expect(await take('pupil')).toBe(200);
    await server.dispose();
  });

  it('is shared out by person and for all together, and nobody is remembered who has all back', () => {
    let nowMs = 0;
    const budget = createLineBudget(
      { burstBytes: 10, bytesPerS: 1 },
      { burstBytes: 1_005, bytesPerS: 1_000 },
      () => nowMs,
    );
    expect([budget.take('a', 8), budget.take('a', 3), budget.take('a', 2)]).toEqual([true, false, true]);
    for (let n = 0; n < 99; n += 1) budget.take(`p${n}`, 10);
    // Of all together five are left.
    expect([budget.take('b', 6), budget.take('b', 5)]).toEqual([false, true]);
    nowMs = 3_000;
    expect([budget.take('a', 4), budget.take('a', 3)]).toEqual([false, true]);
    nowMs = 60_000;
    for (let n = 0; n < 1_001; n += 1) budget.take(`q${n}`, 1);
    expect(budget.remembered()).toBeLessThanOrEqual(1_001);
    nowMs = -60_000;
    expect(budget.take('c', 3)).toBe(true);
  });
});
