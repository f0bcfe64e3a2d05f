import { join } from 'node:path';
import type { spawnRecorder } from '@tongyan/media/recorder';
import {
  connectionOf,
  type MediaConnection,
  type MediaEgress,
  mediaEgress,
  type MediaLauncher,
} from '@tongyan/media/server';
import type { Db } from '../platform/database/index.ts';
import type { Authenticate, HttpApp } from '../platform/http/index.ts';
import type { Log } from '../platform/log.ts';
import { registerClasses } from './classes/routes.ts';
import { registerConsents } from './consents/routes.ts';
import type { Live } from './live/live.ts';
import type { ObservationDocuments } from './observation/documents-port.ts';
import type { LessonPastDocuments } from './past-documents/port.ts';
import { registerObservations } from './observation/routes.ts';
import type { RemoveFiles } from './recordings/deletions.ts';
import { keepRecordings, type Recordings } from './recordings/keeper.ts';
import { registerRecordings } from './recordings/routes.ts';
import type { createLessonRooms } from './rooms.ts';
import { findLesson, openLessonsOf } from './store.ts';

export type KeptDeps = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  readonly log: Log;
  readonly now: () => number;
  /** Folder of recordings. */
  readonly recordingsFolder: string;
  /** Where observations of lessons are written to. */
  readonly observationDocuments: ObservationDocuments;
  /** Documents as they stood on the stages of lessons. */
  readonly pastDocuments: LessonPastDocuments;
  /** How a recorder is started; a process of its own unless a test says otherwise. */
  readonly spawnRecorder?: typeof spawnRecorder;
  /** Folder of recordings as LiveKit's egress service sees it; left out or empty: lead teachers are not filmed by it. */
  readonly egressFolder?: string;
  readonly launcher: MediaLauncher;
  /** How a lead teacher is filmed; by LiveKit's egress unless a test says otherwise. */
  readonly egressOf?: (connection: MediaConnection) => MediaEgress;
  /** How files of recordings are removed; a test lets it fail. */
  readonly removeRecorded?: RemoveFiles;
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
    egressFolder: deps.egressFolder ?? '',
    egress() {
      const connection = connectionOf(deps.launcher.state());
      return connection && (deps.egressOf ?? mediaEgress)(connection);
    },
    mark: (lessonId, mark) => live.floors.setRecording(lessonId, mark),
    ...(deps.spawnRecorder === undefined ? {} : { spawn: deps.spawnRecorder }),
    ...(deps.removeRecorded === undefined ? {} : { remove: deps.removeRecorded }),
  });

  /** Cameras and microphones are told anew what they may send, pages whom they hear of, and the recorder whom it may hear. */
  async function lessonChanged(lessonId: string): Promise<void> {
    await settleLesson(lessonId);
    await recordings.look();
  }
  async function settleLesson(lessonId: string): Promise<void> {
    const lesson = await findLesson(db, lessonId);
    if (lesson?.state !== 'open') return;
    await rooms.sweep({ room: lesson.mediaRoom });
    await live.seatsChanged(lessonId);
  }

  registerConsents(app, {
    db,
    authenticate,
    now,
    onLessonChanged: lessonChanged,
    async onPupilChanged(pupilId, withdrawn) {
      const hide = async () => {
        for (const id of await openLessonsOf(db, pupilId)) await settleLesson(id);
      };
      const silence = async () => {
        // The recorder first: what it would still write of the pupil must not come after what is deleted.
        await recordings.look();
        if (withdrawn === 'record') await recordings.removePupil(pupilId);
      };
      await Promise.all([hide(), silence()]);
    },
  });
  registerClasses(app, { db, authenticate, now, onLessonChanged: lessonChanged });
  registerObservations(app, {
    db,
    authenticate,
    now,
    lessonsNow: () => live.nowMs(),
    folderOf: ({ folder }) => join(deps.recordingsFolder, folder),
    documents: deps.observationDocuments,
  });
  const { pastDocuments } = deps;
  registerRecordings(app, { db, authenticate, now, lessonsNow: () => live.nowMs(), recordings, pastDocuments });
  return recordings;
}
