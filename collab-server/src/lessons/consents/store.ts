import { randomUUID } from 'node:crypto';
import { dayOf, isInForce } from '../../identity/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { ConsentPurpose } from './contract.ts';
import { listNotices } from './notice.ts';
import { holds, oldestValidVersion } from './rules.ts';
import type {} from './tables.ts';

/** Newest first. */
export function listConsents(db: Db, pupilIds: readonly string[]) {
  return db
    .selectFrom('consent')
    .innerJoin('person', 'person.id', 'consent.givenById')
    .where('pupilId', 'in', pupilIds.length > 0 ? pupilIds : [''])
    .selectAll('consent')
    .select('person.displayName as givenByName')
    .orderBy('grantedAtMs', 'desc')
    .orderBy('consent.id')
    .execute();
}

/** Of these pupils those whose consent to a purpose holds. */
export async function consented(
  db: Db,
  pupilIds: readonly string[],
  nowMs: number,
): Promise<Readonly<Record<ConsentPurpose, ReadonlySet<string>>>> {
  const [consents, notices] = [await listConsents(db, pupilIds), await listNotices(db)];
  const validFrom = oldestValidVersion(notices);
  const of = (purpose: ConsentPurpose) =>
    new Set(
      consents
        .filter((consent) => consent.purpose === purpose && holds(consent, validFrom, nowMs))
        .map(({ pupilId }) => pupilId),
    );
  return { live: of('live'), record: of('record'), reuse: of('reuse') };
}

export type NewConsent = {
  readonly pupilId: string;
  readonly purpose: ConsentPurpose;
  readonly noticeVersion: number;
  readonly expiresAtMs: number;
  readonly givenBy: 'guardian' | 'self' | 'paper';
  readonly givenById: string;
  readonly paper: string | null;
};

/** A consent that holds already ends where the new one begins. */
export async function insertConsent(db: Db, consent: NewConsent, nowMs: number): Promise<void> {
  await db
    .insertInto('consent')
    .values({ id: randomUUID(), ...consent, grantedAtMs: nowMs, withdrawnAtMs: null })
    .execute();
}

/** Every consent of the pupil for the purpose. @returns whether there was one. */
export async function withdrawConsents(
  db: Db,
  pupilId: string,
  purpose: ConsentPurpose,
  nowMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('consent')
    .set({ withdrawnAtMs: nowMs })
    .where('pupilId', '=', pupilId)
    .where('purpose', '=', purpose)
    .where('withdrawnAtMs', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export function listGuardians(db: Db, pupilIds: readonly string[]) {
  return db
    .selectFrom('guardianship')
    .innerJoin('person', 'person.id', 'guardianship.guardianId')
    .where('pupilId', 'in', pupilIds.length > 0 ? pupilIds : [''])
    .select(['pupilId', 'guardianId', 'person.displayName'])
    .orderBy('person.displayName')
    .execute();
}

export async function childrenOf(db: Db, guardianId: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('guardianship').where('guardianId', '=', guardianId).select('pupilId').execute();
  return rows.map(({ pupilId }) => pupilId);
}

export type PupilRow = {
  readonly personId: string;
  readonly displayName: string;
  readonly schools: readonly { readonly id: string; readonly name: string; readonly path: string }[];
  /** From upper secondary on, whose youngest are 14. */
  readonly isOldEnough: boolean;
};

const OLD_ENOUGH_GRADES = new Set(['G10', 'G11', 'G12', 'Y1', 'Y2', 'Y3', 'Y4']);

/** Those of these people who are students somewhere now. */
export async function findPupils(db: Db, personIds: readonly string[], nowMs: number): Promise<readonly PupilRow[]> {
  const ids = personIds.length > 0 ? personIds : [''];
  const day = dayOf(nowMs);
  const memberships = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.personId')
    .innerJoin('orgUnit', 'orgUnit.id', 'membership.orgUnitId')
    .where('membership.personId', 'in', ids)
    .where('membership.role', '=', 'student')
    .select([
      'membership.personId',
      'person.displayName',
      'membership.beginsOn',
      'membership.endsOn',
      'orgUnit.id as orgUnitId',
      'orgUnit.name',
      'orgUnit.path',
    ])
    .execute();
  const grades = await db
    .selectFrom('enrolment')
    .innerJoin('classGroup', 'classGroup.id', 'enrolment.classGroupId')
    .where('enrolment.personId', 'in', ids)
    .select(['enrolment.personId', 'enrolment.beginsOn', 'enrolment.endsOn', 'classGroup.grades'])
    .execute();
  const inForce = memberships.filter((membership) => isInForce(membership, day));
  return [...Map.groupBy(inForce, ({ personId }) => personId)].map(([personId, held]) => {
    const mine = grades.filter((enrolment) => enrolment.personId === personId && isInForce(enrolment, day));
    const all = mine.flatMap((enrolment) => enrolment.grades.split(' ').filter((grade) => grade !== ''));
    return {
      personId,
      displayName: held[0]?.displayName ?? '',
      schools: held.map(({ orgUnitId, name, path }) => ({ id: orgUnitId, name, path })),
      isOldEnough: all.length > 0 && all.every((grade) => OLD_ENOUGH_GRADES.has(grade)),
    };
  });
}

/** The same, and those who were students once and for whom consents are kept: who has left takes them back still. */
export async function findPupilsAndFormer(
  db: Db,
  personIds: readonly string[],
  nowMs: number,
): Promise<readonly PupilRow[]> {
  const current = await findPupils(db, personIds, nowMs);
  const others = personIds.filter((id) => !current.some(({ personId }) => personId === id));
  if (others.length === 0) return current;
  const former = await db
    .selectFrom('person')
    .where('id', 'in', others)
    .where((eb) =>
      eb.exists(eb.selectFrom('consent').select('consent.id').whereRef('consent.pupilId', '=', 'person.id')),
    )
    .select(['id as personId', 'displayName'])
    .execute();
  return [...current, ...former.map((person) => ({ ...person, schools: [], isOldEnough: false }))];
}

export async function findApart(db: Db, lessonId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db.selectFrom('lessonApart').where('lessonId', '=', lessonId).selectAll().execute();
  return new Map(rows.map(({ classroomId, pupilIds }) => [classroomId, JSON.parse(pupilIds) as readonly string[]]));
}

export type Apart = {
  readonly lessonId: string;
  readonly classroomId: string;
  readonly pupilIds: readonly string[];
  readonly confirmedBy: string;
};

export async function confirmApart(db: Db, { pupilIds, ...apart }: Apart, nowMs: number): Promise<void> {
  const confirmed = { pupilIds: JSON.stringify(pupilIds), confirmedBy: apart.confirmedBy, confirmedAtMs: nowMs };
  await db
    .insertInto('lessonApart')
    .values({ ...apart, ...confirmed })
    .onConflict((on) => on.columns(['lessonId', 'classroomId']).doUpdateSet(confirmed))
    .execute();
}

export async function takeApartBack(db: Db, lessonId: string, classroomId: string): Promise<void> {
  await db.deleteFrom('lessonApart').where('lessonId', '=', lessonId).where('classroomId', '=', classroomId).execute();
}
