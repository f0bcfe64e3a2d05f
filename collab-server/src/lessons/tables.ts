import type { LessonState, SeatKind } from './contract.ts';

/** A live lesson, from its place in the timetable to its end. */
export type LiveLessonTable = {
  id: string;
  title: string;
  subject: string | null;
  /** The school of the lead classroom. */
  homeOrgUnitId: string;
  startsAtMs: number;
  durationMs: number;
  state: LessonState;
  openedAtMs: number | null;
  endedAtMs: number | null;
  /** Name of its media room: nobody can guess it. */
  mediaRoom: string;
  createdBy: string;
  createdAtMs: number;
};

export type LessonSeatTable = {
  id: string;
  lessonId: string;
  seat: SeatKind;
  personId: string;
  classroomOrgUnitId: string | null;
  classroomName: string | null;
  /** 0 or 1. */
  onStage: number;
  /** 0 or 1. */
  barred: number;
};

/** One entering. Its id is the identity by which the media server knows whoever came in. */
export type LessonAdmissionTable = {
  id: string;
  lessonId: string;
  seatId: string;
  admittedAtMs: number;
  /** When its seat was sent out; it is never let in again. */
  removedAtMs: number | null;
};

/** One line of a lesson's stage log: `entry` is its JSON, whose rules are in the media workspace. */
export type LessonStageEntryTable = {
  lessonId: string;
  seq: number;
  /** Seat, page and number of the act: the same one sent again has the same. */
  actKey: string;
  entry: string;
};

declare module '../platform/database/tables.ts' {
  interface Tables {
    liveLesson: LiveLessonTable;
    lessonSeat: LessonSeatTable;
    lessonAdmission: LessonAdmissionTable;
    lessonStageEntry: LessonStageEntryTable;
  }
}
