import type { CommunityRight, DocumentRight } from './contract.ts';

/** What is known of a document besides its content, which lives in the update log. */
export type DocumentTable = {
  id: string;
  title: string;
  template: string | null;
  communityId: string | null;
  /** Meaningful only within a community. */
  communityRight: CommunityRight;
  createdBy: string;
  createdAtMs: number;
  lastEditedAtMs: number;
  lastEditedBy: string | null;
  archivedAtMs: number | null;
  /** Highest sequence of the update log that was noted here; the log itself may be some seconds ahead. */
  logSequence: number;
  /** Content schema version that wrote last, 0 for none; noted after edits settle. */
  schemaVersion: number;
};

/** A right given to one person by name. */
export type DocumentMemberTable = {
  documentId: string;
  personId: string;
  right: DocumentRight;
  grantedAtMs: number;
  grantedBy: string;
};

/** When a person last opened and last wrote in a document. */
export type DocumentVisitTable = {
  documentId: string;
  personId: string;
  openedAtMs: number;
  /** The later of opening and writing. */
  lastAtMs: number;
};

/** Which document holds which blob: who may read the one may read the other. */
export type BlobUseTable = {
  documentId: string;
  sha256: string;
  mime: string;
  sizeBytes: number;
  /** Name that it was uploaded under; null for pictures of imports and copies. */
  fileName: string | null;
  addedBy: string;
  addedAtMs: number;
};

declare module '../platform/database/tables.ts' {
  interface Tables {
    document: DocumentTable;
    documentMember: DocumentMemberTable;
    documentVisit: DocumentVisitTable;
    blobUse: BlobUseTable;
  }
}
