import type { RouteResponse } from '../../api/contracts.ts';

export type Workbench = RouteResponse<'GET /api/workbench'>;
export type DocumentSummary = Workbench['recentDocuments'][number];
export type SharedDocument = Workbench['sharedWithMe'][number];
export type CommunitySummary = Workbench['communities'][number];

export function documentPath(documentId: string): string {
  return `/documents/${encodeURIComponent(documentId)}`;
}

export function communityPath(communityId: string): string {
  return `/communities/${encodeURIComponent(communityId)}`;
}
