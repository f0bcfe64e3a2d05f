import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestMediaServer, type TestMediaServer } from '../../../media/src/server/launcher/testing-server.ts';
import { mintToken } from '../../../media/src/server/tokens/mint.ts';
import { mediaRooms } from '../../../media/src/server/tokens/rooms.ts';
import { grantsOf, type Seat } from '../../../media/src/server/tokens/rules.ts';
import { join as joinRoom, type TestParticipant } from '../../../media/src/server/tokens/testing-participant.ts';
import { monotonicMs, readStatus, type RecorderStatus, writeJob } from '../../../media/src/recorder/job.ts';
import { spawnRecorder } from '../../../media/src/recorder/spawn.ts';

const ROOM = 'recorded-lesson';

/** A real media server with a room, and a job in a folder, as the platform keeps one. */
export interface TestRecording {
  readonly media: TestMediaServer;
  readonly folder: string;
  /** The machine's monotonic clock at lesson time 0. */
  readonly openedAtMs: number;
  sourceIds: readonly string[];
  generation: number;
  /** Writes the job anew, as the platform does all the time. */
  touch(ended?: boolean): Promise<void>;
  /** Starts a recorder of the next generation. */
  spawn(): Promise<void>;
  status(): Promise<RecorderStatus | undefined>;
  enter(identity: string, seat: Seat): Promise<TestParticipant>;
  /** Ends the recorder and waits for it. */
  end(): Promise<void>;
  dispose(): Promise<void>;
}

export async function startTestRecording(): Promise<TestRecording> {
  const folder = await mkdtemp(join(tmpdir(), 'recording-'));
  const media = await startTestMediaServer();
  const openedAtMs = monotonicMs();
  let touched = 0;

  async function admit(identity: string, seat: Seat): Promise<{ readonly mediaUrl: string; readonly token: string }> {
    const connection = await media.connection();
    await mediaRooms(connection).open(ROOM);
    const grants = grantsOf(seat, { consented: true, onStage: true, recording: true });
    if (grants === undefined) throw new Error(`${seat} is not admitted`);
    const admission = { room: ROOM, identity, displayName: identity, seat, seatId: null, classroomId: null, grants };
    return { mediaUrl: connection.url.replace(/^http/, 'ws'), token: await mintToken(connection, admission) };
  }

  const recording: TestRecording = {
    media,
    folder,
    openedAtMs,
    sourceIds: [],
    generation: 0,
    async touch(ended = false) {
      touched += 1;
      const door = await admit('recorder', 'recorder');
      const { generation, sourceIds } = recording;
      const clock = { lessonMs: 0, monotonicMs: openedAtMs };
      await writeJob(folder, { generation, touched, ended, ...door, clock, sourceIds: [...sourceIds] });
    },
    async spawn() {
      recording.generation += 1;
      await recording.touch();
      spawnRecorder(folder, recording.generation);
    },
    status: () => readStatus(folder),
    async enter(identity, seat) {
      const { mediaUrl, token } = await admit(identity, seat);
      return joinRoom(mediaUrl, token);
    },
    async end() {
      await recording.touch(true);
      while ((await recording.status())?.state !== 'ended') await new Promise((resolve) => setTimeout(resolve, 100));
    },
    async dispose() {
      const status = await recording.status();
      if (status !== undefined && status.state !== 'ended') await recording.end();
      await media.dispose();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return recording;
}
