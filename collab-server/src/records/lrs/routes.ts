import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../audit/index.ts';
import { decide, heldRoles } from '../../identity/index.ts';
import { ProblemError } from '../../platform/errors.ts';
import { type HttpApp, implementRoutes, type Viewer } from '../../platform/http/index.ts';
import { lrsRoutes } from '../contract-lrs.ts';
import type { RecordsDeps } from '../deps.ts';
import { readEndpoint } from './endpoint.ts';
import type { Forwarder } from './forwarder.ts';
import { findTarget } from './queue.ts';
import { sealedSecret } from './secrets.ts';
import {
  deleteTarget,
  describeTargets,
  insertTarget,
  listParked,
  type TargetRow,
  unpark,
  updateTarget,
} from './target-store.ts';

const MOST_PARKED = 100;

/** Administration of learning record stores: for those who administer the unit whose statements go there. */
export function registerLrsTargets(app: HttpApp, deps: RecordsDeps, forwarder: Forwarder): void {
  const { db, authenticate, now, trustedHosts, box } = deps;

  /** A store of a unit that the viewer administers; otherwise there is none. */
  async function open(targetId: string, viewer: Viewer): Promise<TargetRow> {
    const target = await findTarget(db, targetId);
    const roles = await heldRoles(db, viewer.personId, now());
    if (!target || !decide('manageRosters', roles, { orgPath: target.orgPath }).ok) {
      throw new ProblemError('lrs.targetNotFound');
    }
    return target;
  }

  async function describe(id: string) {
    const [target] = await describeTargets(db, { id });
    if (!target) throw new ProblemError('lrs.targetNotFound');
    return target;
  }

  function acceptEndpoint(text: string): string {
    const read = readEndpoint(text.trim(), trustedHosts);
    if (read.ok) return read.value.href;
    throw new ProblemError('lrs.endpointRefused', { reason: read.error });
  }

  /** Who sends people's records where is written down: never the secret. */
  async function record(
    tx: typeof db,
    action: string,
    viewer: Viewer,
    target: Pick<TargetRow, 'orgUnitId' | 'name'>,
    host: string,
  ) {
    const orgUnit = await tx
      .selectFrom('orgUnit')
      .select(['id', 'name', 'path'])
      .where('id', '=', target.orgUnitId)
      .executeTakeFirstOrThrow();
    await recordAudit(tx, { action, actor: viewer, orgUnit, detail: { name: target.name, host } }, now());
  }

  implementRoutes(app, authenticate, lrsRoutes, {
    'GET /api/records/targets': async ({ viewer }) => {
      const roles = await heldRoles(db, viewer.personId, now());
      const paths = roles.filter((held) => decide('manageRosters', [held], held).ok).map(({ orgPath }) => orgPath);
      if (paths.length === 0) throw new ProblemError('permission.denied');
      return { targets: await describeTargets(db, { paths }) };
    },
    'POST /api/records/targets': async ({ viewer, body }) => {
      const unit = await db
        .selectFrom('orgUnit')
        .select(['id', 'path'])
        .where('id', '=', body.orgUnitId)
        .executeTakeFirst();
      const roles = await heldRoles(db, viewer.personId, now());
      if (!unit || !decide('manageRosters', roles, { orgPath: unit.path }).ok)
        throw new ProblemError('permission.denied');
      const endpoint = acceptEndpoint(body.endpoint);
      const { username, secret, withEarlier } = body;
      const target = { id: randomUUID(), name: body.name.trim(), orgUnitId: unit.id, orgPath: unit.path };
      await db.transaction().execute(async (tx) => {
        const kept = sealedSecret(box, target.id, secret);
        const made = { endpoint, username, ...kept, createdBy: viewer.personId, createdAtMs: now() };
        await insertTarget(tx, { ...target, ...made }, withEarlier);
        await record(tx, 'lrsTarget.added', viewer, target, new URL(endpoint).host);
      });
      forwarder.wake();
      return describe(target.id);
    },
    'PATCH /api/records/targets/:targetId': async ({ viewer, params, body }) => {
      const target = await open(params.targetId, viewer);
      const { name, endpoint: given, username, secret, enabled } = body;
      const endpoint = given === undefined ? target.endpoint : acceptEndpoint(given);
      // Else whoever runs the store could have the secret sent to a server of their own, and read it there.
      if (secret === undefined && new URL(endpoint).origin !== new URL(target.endpoint).origin)
        throw new ProblemError('lrs.secretNeeded');
      await db.transaction().execute(async (tx) => {
        await updateTarget(tx, target.id, {
          ...(name === undefined ? {} : { name: name.trim() }),
          ...(username === undefined ? {} : { username }),
          ...(secret === undefined ? {} : sealedSecret(box, target.id, secret)),
          ...(enabled === undefined ? {} : { enabled: enabled ? 1 : 0 }),
          endpoint,
          // Whoever corrected something wants to see whether it helped.
          failures: 0,
          nextAttemptAtMs: 0,
        });
        await record(tx, 'lrsTarget.changed', viewer, target, new URL(endpoint).host);
      });
      forwarder.wake();
      return describe(target.id);
    },
    'DELETE /api/records/targets/:targetId': async ({ viewer, params }) => {
      const target = await open(params.targetId, viewer);
      await db.transaction().execute(async (tx) => {
        await deleteTarget(tx, target.id);
        await record(tx, 'lrsTarget.removed', viewer, target, new URL(target.endpoint).host);
      });
    },
    'POST /api/records/targets/:targetId/attempt': async ({ viewer, params, body }) => {
      const target = await open(params.targetId, viewer);
      if (body.withParked) await unpark(db, target.id);
      await updateTarget(db, target.id, { nextAttemptAtMs: 0 });
      forwarder.wake();
      return describe(target.id);
    },
    'GET /api/records/targets/:targetId/parked': async ({ viewer, params }) => {
      const target = await open(params.targetId, viewer);
      return { parked: await listParked(db, target.id, MOST_PARKED) };
    },
  });
}
