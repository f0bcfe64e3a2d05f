import type { CommunityRight, CommunityRole } from './contract.ts';

/** Community 教研共同体: people of several schools and levels who write and review together. */
export type CommunityTable = {
  id: string;
  name: string;
  purpose: string;
  /** Subject name or major code; null for all. */
  subject: string | null;
  stage: string | null;
  homeOrgUnitId: string;
  /** What a new document here grants to the members. */
  documentRight: CommunityRight;
  createdBy: string;
  createdAtMs: number;
  lastActivityAtMs: number;
};

export type CommunityMemberTable = {
  communityId: string;
  personId: string;
  role: CommunityRole;
  joinedAtMs: number;
  addedBy: string;
};

/** What happened in a community besides writing, which the documents themselves remember. */
export type CommunityEventTable = {
  id: string;
  communityId: string;
  kind: CommunityEventKind;
  atMs: number;
  actorId: string;
  personId: string | null;
  documentId: string | null;
};

export type CommunityEventKind =
  | 'communityCreated'
  | 'memberJoined'
  | 'memberLeft'
  | 'documentCreated'
  | 'documentMoved'
  | 'documentArchived'
  | 'documentRestored';

declare module '../platform/database/tables.ts' {
  interface Tables {
    community: CommunityTable;
    communityMember: CommunityMemberTable;
    communityEvent: CommunityEventTable;
  }
}
