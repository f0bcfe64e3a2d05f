/** A class of the rosters that was invited to sit in a lesson. Until its school says yes, the lesson knows nothing of its pupils. */
export type LessonClassTable = {
  lessonId: string;
  classGroupId: string;
  invitedAtMs: number;
  answer: 'yes' | 'no' | null;
  answeredBy: string | null;
  answeredAtMs: number | null;
};

declare module '../../platform/database/tables.ts' {
  interface Tables {
    lessonClass: LessonClassTable;
  }
}
