import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';

import { expectExampleRuns } from './testing-guide.ts';

const ROOT = join(import.meta.dirname, '../..');
const guide = readFileSync(join(ROOT, 'docs/training.md'), 'utf8');

describe('the guide to procedures, rubrics and logs', () => {
  it('has an example that runs, and that prints what the guide says', () => {
    expectExampleRuns(guide, ROOT);
  });
});
