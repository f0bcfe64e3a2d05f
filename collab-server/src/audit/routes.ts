import { ProblemError } from '../platform/errors.ts';
import type { Db } from '../platform/database/index.ts';
import { type Authenticate, type HttpApp, implementRoutes } from '../platform/http/index.ts';
import { auditRoutes } from './contract.ts';
import { listAudit } from './store.ts';

export type AuditDeps = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  /**
   * Paths of the units that a person administers today; with a unit, that unit's path where it lies within them,
   * else none. Given by identity: this capability knows no roles.
   */
  readonly administeredPaths: (personId: string, orgUnitId?: string) => Promise<readonly string[]>;
};

const DEFAULT_LIMIT = 50;

export function registerAudit(app: HttpApp, { db, authenticate, administeredPaths }: AuditDeps): void {
  implementRoutes(app, authenticate, auditRoutes, {
    'GET /api/audit': async ({ viewer, query }) => {
      const paths = await administeredPaths(viewer.personId, query.orgUnitId);
      if (paths.length === 0) throw new ProblemError('permission.denied');
      const limit = query.limit ?? DEFAULT_LIMIT;
      const { personId, actorId, action, before } = query;
      const rows = await listAudit(db, { paths, personId, actorId, action, before, limit: limit + 1 });
      const entries = rows.slice(0, limit).map(({ orgPath: _path, detail, ...row }) => ({
        ...row,
        detail: JSON.parse(detail) as Record<string, string | number | boolean | null>,
      }));
      return { entries, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
    },
  });
}
