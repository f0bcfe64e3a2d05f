import { parentPort } from 'node:worker_threads';
import { convert, type Task } from './conversion.ts';

if (!parentPort) throw new Error('this file is the body of a thread');
const port = parentPort;

port.on('message', ({ id, task }: { readonly id: number; readonly task: Task }) => {
  convert(task).then(
    (result) => port.postMessage({ id, result }),
    (error: unknown) => port.postMessage({ id, failure: describe(error) }),
  );
});

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Typst's errors say what is wrong in their code alone.
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  return `${error.stack ?? error.message}${code}`;
}
