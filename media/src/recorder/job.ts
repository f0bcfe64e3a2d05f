import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Type, { type Static, type TSchema } from 'typebox';
import Value from 'typebox/value';

/** What the platform wants recorded (SPEC.md, J1). */
const jobSchema = Type.Object({
  /** J2 */
  generation: Type.Integer({ minimum: 1 }),
  /** How many times the platform has touched it: a recorder whose platform is gone ends by itself (J3). */
  touched: Type.Integer({ minimum: 0 }),
  /** Over: what is heard is written and the room left. */
  ended: Type.Boolean(),
  /** `ws://…` or `wss://…` */
  mediaUrl: Type.String(),
  /** Opens the door of the room for a minute; there is always a fresh one. */
  token: Type.String(),
  /** T1: what lesson time it was at an instant of the machine's monotonic clock, both in milliseconds. */
  clock: Type.Object({ lessonMs: Type.Number(), monotonicMs: Type.Number() }),
  /** W1: identities whose microphones are recorded. */
  sourceIds: Type.Array(Type.String()),
});
export type RecorderJob = Static<typeof jobSchema>;

const statusSchema = Type.Object({
  generation: Type.Integer(),
  pid: Type.Integer(),
  /** Counts up every second while it lives. */
  beat: Type.Integer(),
  state: Type.Union([
    Type.Literal('joining'),
    Type.Literal('recording'),
    /** The media server does not let it in, or is gone; it tries again. */
    Type.Literal('waiting'),
    Type.Literal('ended'),
  ]),
  /** Sources that are heard now. */
  sourceIds: Type.Array(Type.String()),
  /** Chunks that this process has written. */
  chunks: Type.Integer(),
  /** T5: what is taken off for the way, in milliseconds. */
  delayMs: Type.Number(),
  /** What went wrong last; empty where nothing did. */
  trouble: Type.String(),
});
export type RecorderStatus = Static<typeof statusSchema>;

/** J2, W2: whether a recorder may write what it has of a source. */
export const mayWrite = (job: RecorderJob | undefined, generation: number, sourceId: string): boolean =>
  job?.generation === generation && job.sourceIds.includes(sourceId);

const PRIVATE_MODE = 0o600;
const PRIVATE_FOLDER_MODE = 0o700;

/** The machine's monotonic clock, the same in every process. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;

export const writeJob = (folder: string, job: RecorderJob): Promise<void> => writeWhole(folder, 'job.json', job);
export const writeStatus = (folder: string, status: RecorderStatus): Promise<void> =>
  writeWhole(folder, 'status.json', status);

/** @returns undefined where there is none, or none that can be read */
export const readJob = (folder: string): Promise<RecorderJob | undefined> => readWhole(folder, 'job.json', jobSchema);
export const readStatus = (folder: string): Promise<RecorderStatus | undefined> =>
  readWhole(folder, 'status.json', statusSchema);

/** Written whole before it gets its name: who reads it reads all of it. */
async function writeWhole(folder: string, name: string, value: unknown): Promise<void> {
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  const draft = join(folder, `${name}.${process.pid}.part`);
  await writeFile(draft, JSON.stringify(value), { mode: PRIVATE_MODE });
  await rename(draft, join(folder, name));
}

async function readWhole<Schema extends TSchema>(
  folder: string,
  name: string,
  schema: Schema,
): Promise<Static<Schema> | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, name), 'utf8'));
    return Value.Check(schema, value) ? value : undefined;
  } catch {
    return undefined;
  }
}
