import type { Db } from '../../platform/database/index.ts';
import type { RosterPlan } from './plan-context.ts';

const CHUNK = 200;

function* chunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += CHUNK) yield items.slice(at, at + CHUNK);
}

/** Writes a plan. The caller's transaction makes it all or nothing. */
export async function applyRoster(trx: Db, plan: RosterPlan, nowMs: number): Promise<void> {
  for (const rows of chunks(plan.newOrgUnits)) await trx.insertInto('orgUnit').values(rows).execute();
  for (const { id, ...values } of plan.orgUnitUpdates) {
    await trx.updateTable('orgUnit').set(values).where('id', '=', id).execute();
  }
  const fixed = { passwordHash: null, temporaryUntilMs: null, createdAtMs: nowMs };
  for (const { id, ...values } of plan.personUpdates) {
    await trx.updateTable('person').set(values).where('id', '=', id).execute();
  }
  for (const rows of chunks(plan.newPeople)) {
    await trx
      .insertInto('person')
      .values(rows.map((row) => ({ ...row, ...fixed })))
      .execute();
  }
  for (const { id, ...values } of plan.membershipUpdates) {
    await trx.updateTable('membership').set(values).where('id', '=', id).execute();
  }
  for (const rows of chunks(plan.newMemberships)) await trx.insertInto('membership').values(rows).execute();
  for (const { id, ...values } of plan.classGroupUpdates) {
    await trx.updateTable('classGroup').set(values).where('id', '=', id).execute();
  }
  for (const rows of chunks(plan.newClassGroups)) await trx.insertInto('classGroup').values(rows).execute();
  for (const { id, ...values } of plan.enrolmentUpdates) {
    await trx.updateTable('enrolment').set(values).where('id', '=', id).execute();
  }
  for (const rows of chunks(plan.newEnrolments)) await trx.insertInto('enrolment').values(rows).execute();
}
