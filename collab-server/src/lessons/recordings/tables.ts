/** What was heard in a lesson: its chunks are files, and their names tell everything else. */
export type LessonRecordingTable = {
  lessonId: string;
  state: 'recording' | 'kept' | 'deleted';
  /** Name of its folder: nobody can guess it. */
  folder: string;
  startedAtMs: number;
  startedBy: string;
  keepUntilMs: number;
  deletedAtMs: number | null;
};

declare module '../../platform/database/tables.ts' {
  interface Tables {
    lessonRecording: LessonRecordingTable;
  }
}
