export { createAuthenticate } from './authenticate.ts';
export { identityMigrations } from './migrations.ts';
export { registerIdentity, type IdentityDeps } from './routes.ts';
export { hashPassword } from './password.ts';
export type { OrgLevel, RoleCode } from './tables.ts';
