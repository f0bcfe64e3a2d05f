import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';

/** Runs the one example of a guide, as it stands there, and expects it to print what the guide says. */
export function expectExampleRuns(guide: string, root: string): void {
  const example = /<!-- example -->\s*```ts\n(?<code>.*?)```/su.exec(guide)?.groups?.['code'];
  const expected = /It prints:\s*```text\n(?<output>.*?)```/su.exec(guide)?.groups?.['output'];
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module-typescript', '-'], {
    cwd: root,
    input: example ?? '',
    encoding: 'utf8',
  });
  expect({ status, stderr, stdout }).toEqual({ status: 0, stderr: '', stdout: expected });
}
