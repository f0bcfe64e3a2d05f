export { administeredPaths } from './administration/index.ts';
export { normaliseAccount } from './accounts.ts';
export { createAuthenticate } from './authenticate.ts';
export type { DemoAccount } from './demo-account.ts';
export type { IdentityDeps } from './deps.ts';
export { divisionId, layDivisions } from './divisions.ts';
export {
  createSetupToken,
  fixInstallationKind,
  hasPeople,
  readInstallationKind,
  type InstallationKind,
  type SetupToken,
} from './installation.ts';
export { heldRoles, listMemberships } from './membership-store.ts';
export { identityMigrations } from './migrations.ts';
export { hashPassword } from './password.ts';
export { type Action, type HeldRole, type Refusal, type Target, decide, isWithin } from './permissions.ts';
export { registerIdentity } from './routes.ts';
export { colleagueRoles, isSchoolIdentifier, roleLevels } from './rules.ts';
export type { OrgLevel, RoleCode, SchoolType, StageCode } from './tables.ts';
