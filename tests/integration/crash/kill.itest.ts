import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { crashDrill } from './drill.ts';
import { missingOf } from './kept.ts';

const seed = Number(process.env['DRILL_SEED'] ?? Math.floor(Math.random() * 1e9));

it(`keeps every acknowledged update through kill -9, and all clients agree afterwards (DRILL_SEED=${seed})`, async () => {
  const outcome = await crashDrill({ seed, kills: 5, typists: 20, documents: 4 });
  expect(outcome.losses).toEqual([]);
  expect(outcome.divergences).toEqual([]);
  expect(outcome.acknowledgements).toBeGreaterThan(100);
});

describe('the look that tells a loss', () => {
  const kept = new Y.Doc();
  kept.clientID = 7;
  kept.getText('content').insert(0, 'abcd');
  kept.getText('content').delete(1, 1);

  it.each([
    ['all is there', { clock: 4, deleted: [1] }, undefined],
    ['a character is missing', { clock: 5, deleted: [] }, 'client 7: clock 4 is kept, 5 was acknowledged'],
    ['a deletion is missing', { clock: 4, deleted: [2] }, 'client 7: the acknowledged deletion of 2 is lost'],
  ])('%s', (_name, promised, missing) => {
    expect(missingOf(kept, 7, promised)).toBe(missing);
  });
});
