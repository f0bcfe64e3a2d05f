/** What one observer keeps of one lesson. */
export type ObservationSheetTable = {
  lessonId: string;
  observerId: string;
  version: number;
  /** JSON of the sheet. */
  content: string;
  writtenAtMs: number;
  sharedAtMs: number | null;
};

/** What a taught teacher said to the report. */
export type ObservationAnswerTable = {
  id: string;
  lessonId: string;
  personId: string;
  verdict: 'confirmed' | 'objected';
  words: string;
  /** Of the report that was answered. */
  digest: string;
  /** JSON of the observers whose sheets were in it. */
  observerIds: string;
  atMs: number;
};

/** What was noted of the meeting before or after a lesson. */
export type ObservationMeetingTable = {
  lessonId: string;
  kind: 'before' | 'after';
  version: number;
  words: string;
  /** JSON: who watches what. */
  shares: string;
  /** Who noted it last. */
  personId: string;
  atMs: number;
};

/** A document into which the report was entered. */
export type ObservationFileTable = {
  documentId: string;
  lessonId: string;
  personId: string;
  atMs: number;
};

declare module '../../platform/database/tables.ts' {
  interface Tables {
    observationSheet: ObservationSheetTable;
    observationAnswer: ObservationAnswerTable;
    observationFile: ObservationFileTable;
    observationMeeting: ObservationMeetingTable;
  }
}
