/** A run in the hands of this window. */
export interface Hold {
  /** Lets another window have it. */
  release(): void;
}

/**
 * Takes a run for this window; null where another window of this browser has it. `takeOver`: takes it from that one, which then writes
 * nothing more.
 */
export async function holdRun(runId: string, takeOver: boolean): Promise<Hold | null> {
  const { locks } = navigator as { readonly locks?: LockManager };
  // Without HTTPS there are no locks: the store itself still lets only the last window write.
  if (locks === undefined) return { release: () => undefined };
  const options: LockOptions = takeOver ? { steal: true } : { ifAvailable: true };
  return new Promise((resolve) => {
    const held = locks.request(`tongyan:training:${runId}`, options, (lock) => {
      if (lock === null) return resolve(null);
      return new Promise<void>((release) => resolve({ release }));
    });
    // It is taken over: its worker learns so from the store.
    held.catch(() => undefined);
  });
}
