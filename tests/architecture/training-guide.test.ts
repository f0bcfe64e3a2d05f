import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const guide = readFileSync(join(ROOT, 'docs/training.md'), 'utf8');

describe('the guide to procedures, rubrics and logs', () => {
  it('has an example that runs, and that prints what the guide says', () => {
    const example = /<!-- example -->\s*```ts\n(?<code>.*?)```/su.exec(guide)?.groups?.['code'];
    const expected = /It prints:\s*```text\n(?<output>.*?)```/su.exec(guide)?.groups?.['output'];
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module-typescript', '-'], {
      cwd: ROOT,
      input: example ?? '',
      encoding: 'utf8',
    });
    expect({ status, stderr, stdout }).toEqual({ status: 0, stderr: '', stdout: expected });
  });
});
