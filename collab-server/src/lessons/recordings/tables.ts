/** What was heard in a lesson: its chunks are files, and their names tell everything else. */
export type LessonRecordingTable = {
  lessonId: string;
  /** `deleting`: nobody may watch it any more, and its files are not all gone yet. */
  state: 'recording' | 'kept' | 'deleting' | 'deleted';
  /** Name of its folder: nobody can guess it. */
  folder: string;
  startedAtMs: number;
  startedBy: string;
  keepUntilMs: number;
  deletedAtMs: number | null;
};

/** Whether the lead teacher's picture is to be recorded too: what planner or lead teacher said last. */
export type LessonPictureTable = {
  lessonId: string;
  wanted: number;
  saidBy: string;
  saidAtMs: number;
};

/** A lead teacher's own yes to their own picture, for one lesson. */
export type LessonPictureConsentTable = {
  lessonId: string;
  personId: string;
  agreedAtMs: number;
  withdrawnAtMs: number | null;
};

/** Lesson time between turning recording on and off. */
export type RecordingSpanTable = {
  id: string;
  lessonId: string;
  fromMs: number;
  /** null while it goes on. */
  toMs: number | null;
};

/** What is to be deleted, until it is. */
export type RecordingDeletionTable = {
  lessonId: string;
  /** The whole folder; a source with voice and pictures; or its pictures alone. */
  part: 'all' | 'source' | 'pictures';
  /** Empty where everything goes. */
  sourceId: string;
  folder: string;
  askedAtMs: number;
  tries: number;
  /** What went wrong last. */
  trouble: string | null;
  /** Gone once; looked at again a little later, because somebody may have been writing just then. */
  goneAtMs: number | null;
};

/** What LiveKit's egress makes of a lead teacher, where it is configured. */
export type RecordingFilmTable = {
  egressId: string;
  lessonId: string;
  sourceId: string;
  /** Of the file, among the pictures of its source. */
  name: string;
  state: 'running' | 'complete' | 'failed';
  startedAtMs: number;
  endedAtMs: number | null;
  durationMs: number;
  /** What went wrong; empty where nothing did. */
  detail: string;
};

/** Somebody opened a replay: it stands in the audit log, and chunks are given for it. */
export type RecordingWatchingTable = {
  id: string;
  lessonId: string;
  personId: string;
  beganAtMs: number;
};

declare module '../../platform/database/tables.ts' {
  interface Tables {
    lessonRecording: LessonRecordingTable;
    lessonPicture: LessonPictureTable;
    lessonPictureConsent: LessonPictureConsentTable;
    recordingSpan: RecordingSpanTable;
    recordingDeletion: RecordingDeletionTable;
    recordingWatching: RecordingWatchingTable;
    recordingFilm: RecordingFilmTable;
  }
}
