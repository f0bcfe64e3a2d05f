export { auditMigrations } from './migrations.ts';
export { registerAudit } from './routes.ts';
export { latestAuditId, recordAudit } from './store.ts';
