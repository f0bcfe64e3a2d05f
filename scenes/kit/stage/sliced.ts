/** How long one slice of work may hold the page up. */
const SLICE_MS = 8;

/** Gives the page a turn: by the browser's own scheduler where it has one. */
function turn(): Promise<void> {
  const { scheduler } = globalThis as { readonly scheduler?: { readonly yield?: () => Promise<void> } };
  if (scheduler?.yield !== undefined) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
}

/** Does work step by step without holding the page up for longer than a slice. @returns whether it came to its end */
export async function runSliced(steps: Iterable<unknown>, signal: AbortSignal): Promise<boolean> {
  let since = performance.now();
  const iterator = steps[Symbol.iterator]();
  while (iterator.next().done !== true) {
    if (performance.now() - since < SLICE_MS) continue;
    await turn();
    if (signal.aborted) return false;
    since = performance.now();
  }
  return !signal.aborted;
}
