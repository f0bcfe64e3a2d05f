import type { MeetingState } from './contract.ts';

/** A research meeting of a community, from its planning to its minutes. */
export type MeetingTable = {
  id: string;
  communityId: string;
  title: string;
  purpose: string;
  startsAtMs: number;
  durationMs: number;
  state: MeetingState;
  /** JSON, as planned; what happens to it once it is open stands in the log. */
  agenda: string;
  /** Written in beside the video. */
  documentId: string | null;
  /** Chosen when it was planned, so that the document is made once. */
  minutesDocumentId: string;
  /** When the minutes document was made. */
  minutesMadeAtMs: number | null;
  /** When all stood in it. */
  minutesWrittenAtMs: number | null;
  /** Language of what the server writes into the minutes. */
  locale: 'zh-CN' | 'en';
  openedAtMs: number | null;
  endedAtMs: number | null;
  /** Name of its main media room: nobody can guess it. */
  mediaRoom: string;
  hostId: string;
  createdAtMs: number;
};

/** Co-hosts, and guests who were invited by name. */
export type MeetingPersonTable = {
  meetingId: string;
  personId: string;
  role: 'coHost' | 'guest';
  addedBy: string;
  addedAtMs: number;
};

/** One line of a meeting's log: `entry` is its JSON, whose rules are in log/SPEC.md. */
export type MeetingEntryTable = {
  meetingId: string;
  seq: number;
  /** Person, page and number of the act: the same one sent again has the same. */
  actKey: string;
  entry: string;
};

/** One entering of a media room. Its id is the identity by which the media server knows whoever came in. */
export type MeetingAdmissionTable = {
  id: string;
  meetingId: string;
  personId: string;
  mediaRoom: string;
  admittedAtMs: number;
  /** When the person was sent out; it is never let in again. */
  removedAtMs: number | null;
};

/** A span in which somebody inside was connected; meeting time. */
export type MeetingPresenceTable = {
  id: string;
  meetingId: string;
  personId: string;
  fromMs: number;
  toMs: number;
};

/** R2: what is to be written into the minutes document, kept before it is written: written twice, it is there once. */
export type MeetingMinutesPartTable = {
  meetingId: string;
  /** Number of the log's entry. */
  seq: number;
  /** A Yjs update, base64. */
  content: string;
  writtenAtMs: number | null;
};

declare module '../platform/database/tables.ts' {
  interface Tables {
    meeting: MeetingTable;
    meetingPerson: MeetingPersonTable;
    meetingEntry: MeetingEntryTable;
    meetingAdmission: MeetingAdmissionTable;
    meetingPresence: MeetingPresenceTable;
    meetingMinutesPart: MeetingMinutesPartTable;
  }
}
