export { observeActivity } from './activity.ts';
export { listChangedByOthers, listUnopenedShares } from './attention.ts';
export { authoriseSync } from './access.ts';
export { startSweeping } from './blob-sweep.ts';
export { communityDocuments, documentIdsOf } from './community-documents.ts';
export { createDocument } from './create.ts';
export { summariseDocuments } from './describe.ts';
export { listDocuments } from './list-store.ts';
export { layWrittenDocument } from './lay.ts';
export { lendDocument, readableTitle, titleIfReadable } from './lend.ts';
export { documentMigrations } from './migrations.ts';
export { registerDocuments } from './routes.ts';
export { syncMigrations } from './sync/index.ts';
export type { DocumentSync } from './sync-port.ts';
export type { CommunityRight, DocumentRight } from './contract.ts';
export { measureSync, timeCommits } from './metrics.ts';
export { registerDocumentSync } from './sync-routes.ts';
export {
  type ContentNode,
  contentToUpdate,
  sectionUpdate,
  templateContent,
  type TemplateId,
  type TemplateLocale,
} from './content/index.ts';
export { openContentWriter } from './transfer/content-file.ts';
