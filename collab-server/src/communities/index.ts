export { recordAccessChange } from './audit.ts';
export { communityMigrations } from './migrations.ts';
export { registerCommunities } from './routes.ts';
export { summariseCommunities } from './describe.ts';
export type { CommunityDocuments } from './documents-port.ts';
export { findPeople, toReference } from './people.ts';
export { type CommunityStanding, communityStanding, decideInCommunity, overseenPaths } from './rules.ts';
export {
  findCommunity,
  foundCommunity,
  insertCommunity,
  likePattern,
  listCommunities,
  recordEvent,
  touchCommunity,
} from './store.ts';
export type { CommunityRight, CommunityRole } from './contract.ts';
export { canBeBroughtIn } from './member-store.ts';
