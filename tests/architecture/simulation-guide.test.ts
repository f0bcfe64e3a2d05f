import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { expectExampleRuns } from './testing-guide.ts';

const ROOT = join(import.meta.dirname, '../..');
const GUIDE = join(ROOT, 'docs/simulation.md');

const guide = readFileSync(GUIDE, 'utf8');

describe('the guide to the simulation engine', () => {
  it('has an example that runs, and that prints what the guide says', () => {
    expectExampleRuns(guide, ROOT);
  });

  it('links to files that exist', () => {
    const links = [...guide.matchAll(/\]\((?<path>[^)#:]+)\)/gu)].map((match) => match.groups?.['path'] ?? '');
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !existsSync(join(dirname(GUIDE), link)))).toEqual([]);
  });
});
