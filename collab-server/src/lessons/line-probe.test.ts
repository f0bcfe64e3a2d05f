import { expect, it } from 'vitest';
import { sqliteTestDatabase } from '../platform/database/testing.ts';
import { startLessons } from './testing-lessons-server.ts';

it('gives and takes bytes to measure a line, for whoever is signed in', async () => {
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
