import { monotonicMs, readJob, readStatus, type RecorderJob, spawnRecorder, writeJob } from '@tongyan/media/recorder';

/** A recorder of an earlier start of the platform beats every second; where it is silent for so long it is dead, and another begins. */
const SILENT_MS = 5_000;
/** Of one that was started here it is known when it ends: so long it may take to begin on a machine that is busy, ... */
const STARTING_MS = 60_000;
/** ... and so long it may stand still. */
const STANDING_MS = 15_000;
/** One that ends before it has begun is not started again at once. */
const AGAIN_MS = 5_000;
const TOUCH_EVERY_MS = 10_000;
const END_WITHIN_MS = 10_000;
const END_LOOK_MS = 200;

export type WantedJob = Pick<RecorderJob, 'mediaUrl' | 'token' | 'clock' | 'sourceIds'>;
export type RecorderWatch = {
  /** Whose microphones are to be recorded, and whether the recorder lives: done again every second or so. */
  look(sourceIds: readonly string[], wanted: () => Promise<WantedJob | undefined>): Promise<void>;
  /** What the recorder does now. */
  state(): 'starting' | 'recording' | 'waiting';
  /** Has everything written. */
  end(): Promise<void>;
};

/** Looks after the recorder of one recording, also one that an earlier start of the platform has begun. */
export function watchRecorder(
  folder: string,
  spawn: typeof spawnRecorder = spawnRecorder,
  now: () => number = monotonicMs,
): RecorderWatch {
  let job: RecorderJob | undefined;
  /** Of the newest that was started here. */
  let started: { hasExited: boolean } | undefined;
  let beat = -1;
  let heardAtMs = Number.NEGATIVE_INFINITY;
  let touchedAtMs = Number.NEGATIVE_INFINITY;
  let state: ReturnType<RecorderWatch['state']> = 'starting';

  async function write(next: RecorderJob): Promise<void> {
    await writeJob(folder, next);
    job = next;
    touchedAtMs = now();
  }

  function patienceMs(): number {
    if (started === undefined) return SILENT_MS;
    if (started.hasExited) return beat === -1 ? AGAIN_MS : 0;
    return beat === -1 ? STARTING_MS : STANDING_MS;
  }

  async function hear(): Promise<boolean> {
    const status = await readStatus(folder);
    if (status !== undefined && status.generation === job?.generation && status.beat !== beat) {
      ({ beat } = status);
      heardAtMs = now();
      state = status.state === 'recording' ? 'recording' : 'waiting';
    }
    return now() - heardAtMs < patienceMs();
  }

  return {
    state: () => state,
    async look(sourceIds, wanted) {
      if (job === undefined) {
        job = await readJob(folder);
        // One of an earlier start may live: it is given the time of a few beats to show it.
        if (job !== undefined && !job.ended) heardAtMs = now();
      }
      const lives = job !== undefined && !job.ended && (await hear());
      const isSame = JSON.stringify(job?.sourceIds) === JSON.stringify(sourceIds);
      if (lives && isSame && now() - touchedAtMs < TOUCH_EVERY_MS) return;
      const next = await wanted();
      if (next === undefined) {
        // No way in just now, but who may no longer be heard is told all the same: a recorder that is inside reads it.
        if (job !== undefined && !job.ended && !isSame) await write({ ...job, sourceIds: [...sourceIds] });
        return;
      }
      const generation = (job?.generation ?? 0) + (lives ? 0 : 1);
      await write({ ...next, generation, touched: (job?.touched ?? 0) + 1, ended: false, sourceIds: [...sourceIds] });
      if (lives) return;
      state = 'starting';
      beat = -1;
      heardAtMs = now();
      const mine = { hasExited: false };
      started = mine;
      spawn(folder, generation, () => {
        mine.hasExited = true;
      });
    },
    async end() {
      job ??= await readJob(folder);
      if (job === undefined || job.ended) return;
      await write({ ...job, touched: job.touched + 1, ended: true });
      const until = now() + END_WITHIN_MS;
      while (now() < until) {
        const status = await readStatus(folder);
        if (status?.generation === job.generation && status.state === 'ended') return;
        await new Promise((resolve) => setTimeout(resolve, END_LOOK_MS));
      }
    },
  };
}
