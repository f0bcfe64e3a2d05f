import { describe, expect, it } from 'vitest';
import { checkHealth, type HealthCheck } from './health.ts';

const there: HealthCheck = { name: 'database', check: async () => undefined };
const missing: HealthCheck = { name: 'media', check: async () => 'install it' };

describe('checkHealth', () => {
  it('is not ready where something is missing, and says what', async () => {
    expect(await checkHealth([there, missing])).toMatchObject({
      ready: false,
      components: [
        { name: 'database', ready: true, required: true },
        { name: 'media', ready: false, required: true, missing: 'install it' },
      ],
    });
  });

  it('is ready without what is optional, and tells it all the same', async () => {
    expect(await checkHealth([there, { ...missing, optional: true }])).toMatchObject({
      ready: true,
      components: [{ ready: true }, { ready: false, required: false, missing: 'install it' }],
    });
  });

  it('counts a check that throws as missing', async () => {
    const broken: HealthCheck = { name: 'disk', check: () => Promise.reject(new Error('no such folder')) };
    expect(await checkHealth([broken])).toMatchObject({ ready: false, components: [{ missing: 'no such folder' }] });
  });
});
