import { randomBytes } from 'node:crypto';
import type { Db } from '../../platform/database/index.ts';
import type { InstallationKeys } from '../keys.ts';
import type { AttemptScored, BothLanguages } from '../port.ts';
import type { Place } from '../place.ts';

/** What a credential says, as it is signed and kept. */
export type CredentialPayload = {
  readonly format: 1;
  readonly credentialId: string;
  readonly attemptId: string;
  readonly personId: string;
  readonly revision: number;
  readonly scene: { readonly id: string; readonly version: string; readonly title: BothLanguages };
  readonly exercise: { readonly id: string; readonly title: BothLanguages };
  readonly mode: string;
  readonly schoolName: string | null;
  readonly awarded: number;
  readonly total: number;
  readonly passShare: number;
  readonly logHead: string;
  readonly rubric: AttemptScored['rubric'];
  readonly model: AttemptScored['model'];
  readonly scoredAtMs: number;
};

/** A demonstration is nobody's achievement. */
const WITHOUT_CREDENTIAL = 'demonstration';
const ID_BYTES = 20;

/** Issues the credential of a passed attempt, or signs it anew for a later score; what a teacher revoked stays revoked. */
export async function issueCredential(
  tx: Db,
  keys: InstallationKeys,
  scored: AttemptScored,
  place: Place,
  nowMs: number,
): Promise<void> {
  if (scored.mode === WITHOUT_CREDENTIAL) return;
  const existing = await tx
    .selectFrom('credential')
    .select(['id', 'state'])
    .where('attemptId', '=', scored.attemptId)
    .executeTakeFirst();
  const id = existing?.id ?? randomBytes(ID_BYTES).toString('base64url');
  const payload = JSON.stringify(payloadOf(id, scored, place.schoolName));
  const issued = { revision: scored.revision, payload, signature: keys.sign(payload) };
  if (existing) {
    const again = existing.state === 'withdrawn' ? ({ state: 'valid', endedAtMs: null } as const) : {};
    await tx
      .updateTable('credential')
      .set({ ...issued, ...again })
      .where('id', '=', id)
      .execute();
    return;
  }
  await tx
    .insertInto('credential')
    .values({
      id,
      attemptId: scored.attemptId,
      personId: scored.personId,
      classGroupId: scored.classGroupId,
      orgPath: place.orgPath,
      ...issued,
      nameShown: 'masked',
      scoreShown: 0,
      issuedAtMs: nowMs,
      state: 'valid',
      endedAtMs: null,
      endedBy: null,
      endReason: null,
    })
    .execute();
}

/** A later score does not pass: the credential no longer holds. */
export async function withdrawCredential(tx: Db, attemptId: string, nowMs: number): Promise<void> {
  await tx
    .updateTable('credential')
    .set({ state: 'withdrawn', endedAtMs: nowMs })
    .where('attemptId', '=', attemptId)
    .where('state', '=', 'valid')
    .execute();
}

function payloadOf(credentialId: string, scored: AttemptScored, schoolName: string | null): CredentialPayload {
  return {
    format: 1,
    credentialId,
    attemptId: scored.attemptId,
    personId: scored.personId,
    revision: scored.revision,
    scene: { id: scored.sceneId, version: scored.model.version, title: scored.sceneTitle },
    exercise: { id: scored.exerciseId, title: scored.exerciseTitle },
    mode: scored.mode,
    schoolName,
    awarded: scored.awarded,
    total: scored.total,
    passShare: scored.passShare,
    logHead: scored.logHead,
    rubric: scored.rubric,
    model: scored.model,
    scoredAtMs: scored.scoredAtMs,
  };
}
