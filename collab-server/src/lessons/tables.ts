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
  /** Of several lead teachers the one who leads; null: the first. */
  leadingSeatId: string | null;
};

export type LessonSeatTable = {
  id: string;
  lessonId: string;
  seat: SeatKind;
  personId: string;
  classroomOrgUnitId: string | null;
  classroomName: string | null;
  /** The class of the rosters that sits there. */
  classGroupId: string | null;
  /** Of the classroom: how long after the lesson's begin its own school's bell rings. */
  bellOffsetMinutes: number;
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

/** A planned step of a lesson. */
export type LessonPhaseTable = {
  lessonId: string;
  position: number;
  phaseId: string;
  name: string;
  minutes: number;
};

export type LessonMaterialTable = {
  id: string;
  lessonId: string;
  position: number;
  kind: 'slides' | 'image' | 'video' | 'document' | 'twin';
  title: string;
  /** Hex of the SHA-256 of its bytes; null for document and twin. */
  sha256: string | null;
  mime: string | null;
  sizeBytes: number | null;
  pages: number | null;
  widthPx: number | null;
  heightPx: number | null;
  documentId: string | null;
  sceneId: string | null;
  addedBy: string;
  addedAtMs: number;
};

/** One line of a lesson's floor log: `entry` is its JSON, whose rules are in floor/SPEC.md. */
export type LessonFloorEntryTable = {
  lessonId: string;
  seq: number;
  /** Seat, page and number of the act: the same one sent again has the same. */
  actKey: string;
  entry: string;
};

/** A span in which at least one page of a seat was connected. */
export type LessonPresenceTable = {
  id: string;
  lessonId: string;
  seatId: string;
  personId: string;
  fromMs: number;
  /** Put forward while the span lasts, so that a server that falls loses half a minute. */
  toMs: number;
};

/** How a line was, kept when its rung changed and otherwise once a minute. */
export type LessonLinkTable = {
  lessonId: string;
  seatId: string;
  atMs: number;
  report: string;
};

/** The roll of a classroom as it was called or corrected; the newest counts, the others are what stood there before. */
export type LessonRollTable = {
  id: string;
  lessonId: string;
  classroomId: string;
  /** JSON of heads by mark. */
  counts: string;
  /** JSON of marks by pupil; `[]` where heads were counted. */
  marks: string;
  calledBy: string;
  calledAtMs: number;
};

export type LessonClosingTable = {
  lessonId: string;
  /** Its author. */
  personId: string;
  /** From which they wrote it. */
  seatId: string;
  /** JSON of the form. */
  closing: string;
  writtenAtMs: number;
};

/** The token by which a speech service writes captions of a lesson: its hash. */
export type LessonCaptionServiceTable = {
  lessonId: string;
  tokenHash: string;
  madeBy: string;
  madeAtMs: number;
};

declare module '../platform/database/tables.ts' {
  interface Tables {
    liveLesson: LiveLessonTable;
    lessonSeat: LessonSeatTable;
    lessonAdmission: LessonAdmissionTable;
    lessonStageEntry: LessonStageEntryTable;
    lessonPhase: LessonPhaseTable;
    lessonMaterial: LessonMaterialTable;
    lessonFloorEntry: LessonFloorEntryTable;
    lessonPresence: LessonPresenceTable;
    lessonLink: LessonLinkTable;
    lessonRoll: LessonRollTable;
    lessonClosing: LessonClosingTable;
    lessonCaptionService: LessonCaptionServiceTable;
  }
}
