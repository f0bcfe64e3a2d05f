import type { RouteResponse } from '../../api/contracts.ts';

export type DocumentDetail = RouteResponse<'GET /api/documents/:documentId'>;
export type DocumentSummary = RouteResponse<'GET /api/documents'>['documents'][number];
export type DocumentMembers = RouteResponse<'GET /api/documents/:documentId/members'>;
export type DocumentRight = DocumentDetail['right'];
export type CommunityRight = DocumentDetail['communityRight'];

/** The string that names a right. */
export const rightKeys = {
  own: 'rightOwn',
  edit: 'rightEdit',
  comment: 'rightComment',
  read: 'rightRead',
  none: 'rightNone',
} as const satisfies Record<DocumentRight | CommunityRight, string>;

export const documentRightsInOrder: readonly DocumentRight[] = ['own', 'edit', 'comment', 'read'];
export const communityRightsInOrder: readonly CommunityRight[] = ['edit', 'comment', 'read', 'none'];

/** What this device remembers of a document; an older version of this program may have remembered something else. */
export function isDetail(value: unknown): value is DocumentDetail {
  return (
    typeof value === 'object' &&
    value !== null &&
    'title' in value &&
    'right' in value &&
    'actions' in value &&
    'schemaVersion' in value
  );
}
