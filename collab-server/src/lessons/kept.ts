import { join } from 'node:path';
import type { spawnRecorder } from '@tongyan/media/recorder';
import type { Db } from '../platform/database/index.ts';
import type { Authenticate, HttpApp } from '../platform/http/index.ts';
import type { Log } from '../platform/log.ts';
import { registerConsents } from './consents/routes.ts';
import type { Live } from './live/live.ts';
import type { ObservationDocuments } from './observation/documents-port.ts';
import { registerObservations } from './observation/routes.ts';
import { keepRecordings, type Recordings } from './recordings/keeper.ts';
import { registerRecordings } from './recordings/routes.ts';
import { isPupilsMicrophone } from './recordings/rules.ts';
import type { createLessonRooms } from './rooms.ts';
import { findLesson, listSeats } from './store.ts';

export type KeptDeps = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  readonly log: Log;
  readonly now: () => number;
  /** Folder of recordings. */
  readonly recordingsFolder: string;
  /** Where observations of lessons are written to. */
  readonly observationDocuments: ObservationDocuments;
  /** How a recorder is started; a process of its own unless a test says otherwise. */
  readonly spawnRecorder?: typeof spawnRecorder;
};

/** What is kept of lessons, and who has consented to it. */
export function wireKept(
  app: HttpApp,
  deps: KeptDeps,
  { rooms, live }: { readonly rooms: ReturnType<typeof createLessonRooms>; readonly live: Live },
): Recordings {
  const { db, authenticate, log, now } = deps;
  const recordings = keepRecordings({
    db,
    log,
    now,
    folder: deps.recordingsFolder,
    lessonsNow: () => live.nowMs(),
    admitRecorder: (lesson) => rooms.admitRecorder(lesson),
    mark: (lessonId, mark) => live.floors.setRecording(lessonId, mark),
    ...(deps.spawnRecorder === undefined ? {} : { spawn: deps.spawnRecorder }),
  });

  /** Cameras and microphones of pupils are told anew what they may send, and the recorder whom it may hear. */
  async function lessonChanged(lessonId: string): Promise<void> {
    const lesson = await findLesson(db, lessonId);
    if (lesson?.state !== 'open') return;
    for (const seat of await listSeats(db, [lessonId])) {
      if (isPupilsMicrophone(seat.seat)) await rooms.seatChanged(lesson, seat);
    }
    await recordings.look();
  }

  registerConsents(app, {
    db,
    authenticate,
    now,
    onLessonChanged: lessonChanged,
    async onPupilChanged(pupilId, withdrawn) {
      // The recorder first: what it would still write of the pupil must not come after what is deleted.
      await recordings.look();
      if (withdrawn === 'record') await recordings.removePupil(pupilId);
      const open = await db.selectFrom('liveLesson').where('state', '=', 'open').select('id').execute();
      for (const { id } of open) await lessonChanged(id);
    },
  });
  registerObservations(app, {
    db,
    authenticate,
    now,
    lessonsNow: () => live.nowMs(),
    folderOf: ({ folder }) => join(deps.recordingsFolder, folder),
    documents: deps.observationDocuments,
  });
  registerRecordings(app, { db, authenticate, now, lessonsNow: () => live.nowMs(), recordings });
  return recordings;
}
