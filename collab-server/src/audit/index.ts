export { auditMigrations } from './migrations.ts';
export { registerAudit } from './routes.ts';
export { latestAuditId, recordAudit, type AuditRecord } from './store.ts';
