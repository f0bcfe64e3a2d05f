import { recordAudit } from '../audit/index.ts';
import type { Db } from '../platform/database/index.ts';
import { findPeople } from './people.ts';

/** Somebody was let into something, or put out of it: `before` and `after` are roles or rights, null for none. */
export type AccessChange = {
  readonly action: 'communityMember.changed' | 'documentRight.changed';
  readonly actorId: string;
  readonly personId: string;
  readonly before: string | null;
  readonly after: string | null;
  /** What it is about, by id: never by title, which not every reader of the audit log may know. */
  readonly about: Readonly<Record<'communityId', string> | Record<'documentId', string>>;
  readonly nowMs: number;
};

/** Writes who gave whom access to what; the administrators of the actor's unit can read it. */
export async function recordAccessChange(tx: Db, change: AccessChange): Promise<void> {
  const { action, actorId, personId, before, after, about, nowMs } = change;
  const people = await findPeople(tx, [actorId, personId]);
  const [actor, subject] = [people.get(actorId), people.get(personId)];
  const unit = actor?.unit;
  await recordAudit(
    tx,
    {
      action,
      actor: actor ? { personId: actorId, displayName: actor.displayName } : null,
      ...(subject ? { subject: { personId, displayName: subject.displayName } } : {}),
      ...(unit ? { orgUnit: { id: unit.orgUnitId, name: unit.name, path: unit.path } } : {}),
      detail: { ...about, before, after },
    },
    nowMs,
  );
}
