export { communityMigrations } from './migrations.ts';
export { registerCommunities, type CommunityDeps } from './routes.ts';
export { summariseCommunities } from './describe.ts';
export type { CommunityDocuments, EditedDocument } from './documents-port.ts';
export { findPeople, toReference } from './people.ts';
export {
  type CommunityStanding,
  communityStanding,
  decideInCommunity,
  mayInCommunity,
  overseenPaths,
} from './rules.ts';
export {
  type CommunityEvent,
  type CommunityRow,
  findCommunity,
  foundCommunity,
  insertCommunity,
  likePattern,
  listCommunities,
  recordEvent,
  touchCommunity,
} from './store.ts';
export type { CommunityRight, CommunityRole, PersonReference } from './contract.ts';
