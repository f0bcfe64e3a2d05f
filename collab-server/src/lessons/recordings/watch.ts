import { monotonicMs, readJob, readStatus, type RecorderJob, spawnRecorder, writeJob } from '@tongyan/media/recorder';

/** A recorder beats every second; one that is silent for so long is taken for dead, and another begins. */
const SILENT_MS = 5_000;
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
export function watchRecorder(folder: string, spawn: typeof spawnRecorder = spawnRecorder): RecorderWatch {
  let job: RecorderJob | undefined;
  let beat = -1;
  let heardAtMs = Number.NEGATIVE_INFINITY;
  let touchedAtMs = Number.NEGATIVE_INFINITY;
  let state: ReturnType<RecorderWatch['state']> = 'starting';

  async function write(next: RecorderJob): Promise<void> {
    await writeJob(folder, next);
    job = next;
    touchedAtMs = monotonicMs();
  }

  async function hear(): Promise<boolean> {
    const status = await readStatus(folder);
    if (status !== undefined && status.generation === job?.generation && status.beat !== beat) {
      ({ beat } = status);
      heardAtMs = monotonicMs();
      state = status.state === 'recording' ? 'recording' : 'waiting';
    }
    return monotonicMs() - heardAtMs < SILENT_MS;
  }

  return {
    state: () => state,
    async look(sourceIds, wanted) {
      if (job === undefined) {
        job = await readJob(folder);
        // One of an earlier start may live: it is given the time of a few beats to show it.
        if (job !== undefined && !job.ended) heardAtMs = monotonicMs();
      }
      const lives = job !== undefined && !job.ended && (await hear());
      const isSame = JSON.stringify(job?.sourceIds) === JSON.stringify(sourceIds);
      if (lives && isSame && monotonicMs() - touchedAtMs < TOUCH_EVERY_MS) return;
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
      heardAtMs = monotonicMs();
      spawn(folder, generation);
    },
    async end() {
      job ??= await readJob(folder);
      if (job === undefined || job.ended) return;
      await write({ ...job, touched: job.touched + 1, ended: true });
      const until = monotonicMs() + END_WITHIN_MS;
      while (monotonicMs() < until) {
        const status = await readStatus(folder);
        if (status?.generation === job.generation && status.state === 'ended') return;
        await new Promise((resolve) => setTimeout(resolve, END_LOOK_MS));
      }
    },
  };
}
