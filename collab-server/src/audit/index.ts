export { auditMigrations } from './migrations.ts';
export { registerAudit } from './routes.ts';
export { recordAudit, type AuditRecord } from './store.ts';
