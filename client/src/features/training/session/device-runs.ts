import { sendRun } from './sending/log-sender.ts';
import { serverApi } from './sending/send-api.ts';
import { openDeviceStore } from './store/device-store.ts';
import { isUnsent, type KnownRun } from './store/run-rows.ts';
import type { RunStore } from './store/run-store.ts';
import { holdRun } from './hold-run.ts';

let opening: Promise<RunStore | null> | undefined;

/** The runs that this device keeps; null where it stores nothing. */
export function deviceRuns(): Promise<RunStore | null> {
  opening ??= openDeviceStore().catch(() => null);
  return opening;
}

/** A person's runs here, the one touched last first. */
export async function runsOf(personId: string): Promise<readonly KnownRun[]> {
  const store = await deviceRuns();
  return (await store?.ofPerson(personId)) ?? [];
}

/** How many steps of a person only this device has. */
export async function unsentSteps(personId: string): Promise<number> {
  const known = await runsOf(personId);
  return known
    .filter((run) => isUnsent(run))
    .reduce((sum, { progress, sent, end }) => sum + Math.max(end === null ? 0 : 1, progress.entries - sent.nextSeq), 0);
}

/** Takes from the device what the server has; `all`: everything of this person. */
export async function forgetRuns(personId: string, which: 'sent' | 'all'): Promise<void> {
  const store = await deviceRuns();
  for (const known of (await store?.ofPerson(personId)) ?? [])
    if (which === 'all' || !isUnsent(known)) await store?.remove(known.row.runId);
}

const AGAIN_MS = 30_000;
let lookedAtMs = -AGAIN_MS;

/** Looks now and then whether something was left here, and brings it to the server. */
export async function sendNowAndThen(personId: string): Promise<void> {
  if (Date.now() - lookedAtMs < AGAIN_MS) return;
  lookedAtMs = Date.now();
  await sendLeftRuns(personId);
}

/** Brings to the server what no window has in its hands. What it will not take stays here, and says why. */
export async function sendLeftRuns(personId: string): Promise<void> {
  const store = await deviceRuns();
  if (store === null) return;
  for (const known of await store.ofPerson(personId)) {
    const { runId } = known.row;
    if (!isUnsent(known) || known.sent.refused !== null) continue;
    const hold = await holdRun(runId, false);
    if (hold === null) continue;
    try {
      const outcome = await sendRun(runId, { store, api: serverApi, dateMs: () => Date.now() });
      if (outcome === 'waiting') return;
    } finally {
      hold.release();
    }
  }
}
