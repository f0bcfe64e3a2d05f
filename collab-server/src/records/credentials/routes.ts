import { recordAudit } from '../../audit/index.ts';
import { findPeople } from '../../communities/index.ts';
import { ProblemError } from '../../platform/errors.ts';
import { type HttpApp, implementRoutes, type Viewer } from '../../platform/http/index.ts';
import { credentialRoutes } from '../contract-credentials.ts';
import type { RecordsDeps } from '../deps.ts';
import { describeOwn, describePublic } from './describe.ts';
import { signedDocument } from './document.ts';
import { type CredentialAction, credentialStanding, type Knowing, mayWithCredential } from './rules.ts';
import { changeShown, type CredentialRow, findCredential, listCredentials, revoke } from './store.ts';

export function registerCredentials(app: HttpApp, deps: RecordsDeps): void {
  const { db, authenticate, keys, training, origin, now } = deps;

  async function knownBy({ personId }: Viewer): Promise<Knowing> {
    const [classes, untold] = await Promise.all([training.classesOf(personId), training.untoldTo(personId)]);
    return { personId, classes, untold };
  }

  /** A credential and how the viewer stands to it; to whoever may not see it there is none. */
  async function open(credentialId: string, viewer: Viewer, action: CredentialAction) {
    const [row, knowing] = await Promise.all([findCredential(db, credentialId), knownBy(viewer)]);
    const standing = row ? credentialStanding(row, knowing) : 'none';
    if (!row || !mayWithCredential(standing, 'see')) throw new ProblemError('credential.notFound');
    if (!mayWithCredential(standing, action)) throw new ProblemError('permission.denied');
    return { row, standing };
  }

  async function describe(credentialId: string, standing: 'holder' | 'teacher') {
    const row = await findCredential(db, credentialId);
    if (!row) throw new ProblemError('credential.notFound');
    return describeOwn(row, standing);
  }

  async function openPublic(credentialId: string): Promise<CredentialRow> {
    const row = await findCredential(db, credentialId);
    if (!row) throw new ProblemError('credential.notFound');
    return row;
  }

  implementRoutes(app, authenticate, credentialRoutes, {
    'GET /api/records/credentials': async ({ viewer, query }) => {
      const { personId } = viewer;
      const { attemptId } = query;
      const [rows, knowing] = await Promise.all([
        listCredentials(db, attemptId === undefined ? { personId } : { attemptId }),
        knownBy(viewer),
      ]);
      const seen = rows.flatMap((row) => {
        const standing = credentialStanding(row, knowing);
        return mayWithCredential(standing, 'see') ? [describeOwn(row, standing)] : [];
      });
      return { credentials: seen };
    },
    'PATCH /api/records/credentials/:credentialId': async ({ viewer, params, body }) => {
      const { row } = await open(params.credentialId, viewer, 'change');
      const { nameShown, scoreShown } = body;
      await changeShown(db, row.id, {
        ...(nameShown === undefined ? {} : { nameShown }),
        ...(scoreShown === undefined ? {} : { scoreShown: scoreShown ? 1 : 0 }),
      });
      return describe(row.id, 'holder');
    },
    'POST /api/records/credentials/:credentialId/revocation': async ({ viewer, params, body, request }) => {
      const { row } = await open(params.credentialId, viewer, 'revoke');
      const nowMs = now();
      await db.transaction().execute(async (tx) => {
        const change = { by: viewer.personId, reason: body.reason.trim(), nowMs };
        if (!(await revoke(tx, row.id, change))) throw new ProblemError('credential.alreadyRevoked');
        const unit = (await findPeople(tx, [viewer.personId])).get(viewer.personId)?.unit;
        await recordAudit(
          tx,
          {
            action: 'credential.revoked',
            actor: viewer,
            subject: { personId: row.personId, displayName: row.displayName },
            ...(unit ? { orgUnit: { id: unit.orgUnitId, name: unit.name, path: unit.path } } : {}),
            requestId: request.id,
            detail: { attemptId: row.attemptId },
          },
          nowMs,
        );
      });
      return describe(row.id, 'teacher');
    },
    'GET /api/credentials/keys': () => Promise.resolve({ keys: [keys.publicJwk] }),
    'GET /api/credentials/:credentialId': async ({ params, reply }) => {
      const row = await openPublic(params.credentialId);
      // Whoever was given the address may look; search engines were not.
      reply.header('x-robots-tag', 'noindex').header('cache-control', 'no-store');
      return describePublic(row, keys, await training.currentScore(row.attemptId), now());
    },
    'GET /api/credentials/:credentialId/document': async ({ params, reply }) => {
      const row = await openPublic(params.credentialId);
      const credential = describePublic(row, keys, await training.currentScore(row.attemptId), now());
      if (credential.state !== 'valid') throw new ProblemError('credential.notValid');
      return reply
        .type('application/json; charset=utf-8')
        .header('x-robots-tag', 'noindex')
        .header('content-disposition', `attachment; filename="credential-${row.id}.json"`)
        .send(JSON.stringify(signedDocument(credential, keys, origin()), null, 2));
    },
  });
}
