import { describe, expect, it, vi } from 'vitest';

import { runSteps, type Step } from './steps.ts';

/** A step that passes, and says its name once `until` has come. */
const step = (name: string, until: Promise<unknown> = Promise.resolve()): Step => ({
  name,
  async run() {
    await until;
    return { passed: 1, failed: 0, skipped: 0, output: `${name} is done\n` };
  },
});

describe('runSteps', () => {
  it('lets no step wait for another beside it, and answers in the order of the steps', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const third = Promise.withResolvers<void>();
    const steps = [
      step('first', third.promise),
      step('second'),
      {
        name: 'third',
        run() {
          third.resolve();
          return Promise.resolve({ passed: 0, failed: 1, skipped: 0 });
        },
      },
    ];
    const results = await runSteps(steps, 2);
    const lines: readonly unknown[] = log.mock.calls.map(([line]: readonly unknown[]) => line);
    log.mockRestore();
    expect(results).toMatchObject([
      { name: 'first', passed: 1 },
      { name: 'second', passed: 1 },
      { name: 'third', failed: 1 },
    ]);
    expect(lines).toEqual(['\n[2/3] second\nsecond is done', '\n[3/3] third', '\n[1/3] first\nfirst is done']);
  });
});
