/** A run in the hands of this window. */
export interface Hold {
  /** Lets another window have it. */
  release(): void;
}

/** A window that has just been closed, or is being loaded anew, still has its runs for a moment. */
const PATIENCE_MS = 3_000;

/**
 * Takes a run for this window; null where another window of this browser has it. `takeOver`: takes it from that one, which then writes
 * nothing more.
 */
export async function holdRun(runId: string, takeOver: boolean): Promise<Hold | null> {
  const { locks } = navigator as { readonly locks?: LockManager };
  // Without HTTPS there are no locks: the store itself still lets only the last window write.
  if (locks === undefined) return { release: () => undefined };
  const options: LockOptions = takeOver ? { steal: true } : { signal: AbortSignal.timeout(PATIENCE_MS) };
  return new Promise((resolve) => {
    const held = locks.request(
      `tongyan:training:${runId}`,
      options,
      () => new Promise<void>((release) => resolve({ release })),
    );
    // Not had in time; or taken over later, of which its worker learns from the store.
    held.catch(() => resolve(null));
  });
}
