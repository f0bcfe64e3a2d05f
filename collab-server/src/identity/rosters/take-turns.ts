import { setImmediate } from 'node:timers/promises';

/** Lets everybody else's requests have their turn. */
export async function takeTurns(): Promise<void> {
  await setImmediate();
}

const AT_ONCE = 300;

/** Does something for each item, in order, letting others have their turn now and then. */
export async function forEachInTurns<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  let done = 0;
  for (const item of items) {
    work(item);
    done += 1;
    if (done % AT_ONCE === 0) await takeTurns();
  }
}
