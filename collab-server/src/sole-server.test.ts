import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { startServer } from './app.ts';
import { readConfig } from './config.ts';
import { explainStartFailure } from './start-failure.ts';

it('a second server of the same data does not start, and says why', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'tongyan-app-'));
  const config = readConfig({ DATA_DIR: dataDir, PORT: '0' });
  if (!config.ok) throw new Error(config.error.join('\n'));
  const start = () => startServer({ config: config.value, log: pino({ level: 'silent' }), handoverMs: 0 });
  const first = await start();
  const refusal: unknown = await start().catch((error: unknown) => error);
  expect(explainStartFailure(refusal, config.value)).toBe(
    `DATA_DIR: another server uses ${dataDir}; an installation has one server`,
  );
  expect((await fetch(`${first.address}/api/health`)).status).toBe(200);
  await first.close();
  const next = await start();
  await next.close();
  await rm(dataDir, { recursive: true, force: true });
});
