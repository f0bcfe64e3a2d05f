import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const GUIDE = join(ROOT, 'docs/simulation.md');

const guide = readFileSync(GUIDE, 'utf8');

describe('the guide to the simulation engine', () => {
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

  it('links to files that exist', () => {
    const links = [...guide.matchAll(/\]\((?<path>[^)#:]+)\)/gu)].map((match) => match.groups?.['path'] ?? '');
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !existsSync(join(dirname(GUIDE), link)))).toEqual([]);
  });
});
