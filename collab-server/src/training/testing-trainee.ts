import { gzipSync } from 'node:zlib';
import type { Json } from '@tongyan/sim-engine/kernel';
import { formatLog, Recorder, type TrainingLog } from '@tongyan/sim-engine/log';
import type { LogPart, TrainingStart } from './contract-log.ts';
import { entryOf } from './log-rules.ts';
import { trainingOf } from './testing-scenes.ts';

/** A browser with a kettle: runs what the server told it to, and cuts its log into parts. */
export class Trainee {
  readonly recorder: Recorder;
  readonly start: TrainingStart;
  #sentEntries: number;
  #sentCheckpoints = 0;

  constructor(start: TrainingStart) {
    const { header, issued, exerciseId } = start;
    if (header === null) throw new Error('this attempt runs on the server');
    const { system, reserved, checkpointEvery } = trainingOf(exerciseId);
    const recorder = Recorder.start(system, { seed: header.seed }, { reserved, checkpointEvery });
    if (!recorder.ok) throw new Error(recorder.failure.code);
    this.start = start;
    this.recorder = recorder.value;
    for (const entry of issued.map(entryOf)) this.recorder.command(entry.actor, entry.command);
    this.#sentEntries = issued.length;
  }

  does(name: string, args: Json = null, target = 'kettle'): this {
    const done = this.recorder.command({ ...this.start.actor, id: this.start.actor.id }, { target, name, args });
    if (!done.ok) throw new Error(`${name} was refused: ${done.failure.code}`);
    return this;
  }

  /** Lets so many seconds of the machine pass. */
  waits(seconds: number): this {
    this.recorder.runTo(this.recorder.tick + Math.round(seconds * 10));
    return this;
  }

  /** The whole exercise as it should be: half a minute of it. */
  boils(): this {
    return this.waits(2).does('set', 2000).waits(60).does('set', 0).waits(1);
  }

  /** What has been recorded since the part before. */
  part(): LogPart {
    const { entries, checkpoints } = this.recorder.recorded;
    const fromSeq = this.#sentEntries;
    const fromCheckpoint = this.#sentCheckpoints;
    this.#sentEntries = entries.length;
    this.#sentCheckpoints = checkpoints.length;
    return {
      fromSeq,
      entries: entries.slice(fromSeq).map((entry) => ({ ...entry })),
      checkpoints: checkpoints.slice(fromCheckpoint).map((checkpoint) => ({ ...checkpoint })),
      tick: this.recorder.tick,
      head: this.recorder.head,
    };
  }

  log(): TrainingLog {
    return this.recorder.log();
  }

  finish(): { readonly end: TrainingLog['end']; readonly head: string } {
    return { end: this.log().end, head: this.recorder.head };
  }
}

export const packed = (log: unknown): Buffer => gzipSync(typeof log === 'string' ? log : formatLog(log as TrainingLog));
