import type { ConsentPurpose } from './contract.ts';

/** One version of what is consented to. The first stands in the program. */
export type ConsentNoticeTable = {
  version: number;
  textZh: string;
  textEn: string;
  /** 1 where consents to earlier versions hold no longer. */
  asksAnew: number;
  publishedAtMs: number;
  publishedBy: string;
};

/** Permission for one purpose, once given and perhaps withdrawn; lines are never changed otherwise. */
export type ConsentTable = {
  id: string;
  pupilId: string;
  purpose: ConsentPurpose;
  noticeVersion: number;
  grantedAtMs: number;
  expiresAtMs: number;
  withdrawnAtMs: number | null;
  givenBy: 'guardian' | 'self' | 'paper';
  givenById: string;
  paper: string | null;
};

export type GuardianshipTable = {
  guardianId: string;
  pupilId: string;
  saidBy: string;
  saidAtMs: number;
};

/** In a classroom somebody has confirmed that these sit out of picture and microphone. */
export type LessonApartTable = {
  lessonId: string;
  classroomId: string;
  /** JSON of the ids of those who had not consented then. */
  pupilIds: string;
  confirmedBy: string;
  confirmedAtMs: number;
};

declare module '../../platform/database/tables.ts' {
  interface Tables {
    consentNotice: ConsentNoticeTable;
    consent: ConsentTable;
    guardianship: GuardianshipTable;
    lessonApart: LessonApartTable;
  }
}
