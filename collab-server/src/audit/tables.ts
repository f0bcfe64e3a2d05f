import type { Generated } from 'kysely';

/** One line of the audit log. Names are those of the time: the log stays readable when people are renamed or leave. */
export type AuditEntryTable = {
  /** Counted up by the database. */
  id: Generated<number>;
  atMs: number;
  /** Null where the server itself acted. */
  actorId: string | null;
  actorName: string;
  action: string;
  subjectPersonId: string | null;
  subjectName: string | null;
  orgUnitId: string | null;
  orgUnitName: string | null;
  /** Path of the unit at the time; an administrator reads the entries below their own paths. */
  orgPath: string | null;
  count: number;
  requestId: string | null;
  /** JSON object of scalars. */
  detail: string;
};

declare module '../platform/database/tables.ts' {
  interface Tables {
    auditEntry: AuditEntryTable;
  }
}
