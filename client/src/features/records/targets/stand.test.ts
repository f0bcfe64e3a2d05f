import { expect, it } from 'vitest';
import type { Target } from '../types.ts';
import { standOf } from './stand.ts';

it.each([
  [{}, 'idle'],
  [{ delivered: 3 }, 'done'],
  [{ delivered: 3, queued: 1 }, 'sending'],
  [{ queued: 1, parked: 1 }, 'parked'],
  [{ queued: 1, parked: 1, failures: 2 }, 'failing'],
  [{ enabled: false, failures: 2 }, 'stopped'],
] as const)('a store with %j is %s', (more, stand) => {
  const target = { enabled: true, failures: 0, parked: 0, queued: 0, delivered: 0, ...more } as Target;
  expect(standOf(target)).toBe(stand);
});
