import { decide, heldRoles, listMemberships } from '../../identity/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { orThrow, ProblemError } from '../../platform/errors.ts';
import { type Authenticate, type HttpApp, implementRoutes, type Viewer } from '../../platform/http/index.ts';
import { seeInside } from '../access.ts';
import { pupilsOfClass } from '../classes/pupils.ts';
import { classroomIdOf } from '../classrooms.ts';
import { type ConsentPurpose, consentRoutes } from './contract.ts';
import { describePupils } from './describe.ts';
import { namesRightOf } from '../classes/names.ts';
import { consentsOfLesson, describeConsents } from './lesson-consents.ts';
import { currentNotice, listNotices } from './notice.ts';
import { type ConsentFacts, decideGive, decideWithdraw, maySeatPupils } from './rules.ts';
import {
  childrenOf,
  confirmApart,
  findPupils,
  findPupilsAndFormer,
  insertConsent,
  listGuardians,
  type PupilRow,
  takeApartBack,
  withdrawConsents,
} from './store.ts';

export type ConsentDeps = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  readonly now: () => number;
  /** Somebody consented or withdrew: lessons that are open and recordings are looked at again. */
  readonly onPupilChanged: (pupilId: string, withdrawn: ConsentPurpose | null) => Promise<void>;
  /** Who sits apart in a lesson changed. */
  readonly onLessonChanged: (lessonId: string) => Promise<void>;
};

export function registerConsents(app: HttpApp, deps: ConsentDeps): void {
  const { db, authenticate, now } = deps;

  async function factsOf(viewer: Viewer, pupil: PupilRow): Promise<ConsentFacts> {
    const guardians = await listGuardians(db, [pupil.personId]);
    return {
      roles: await heldRoles(db, viewer.personId, now()),
      isSelf: pupil.personId === viewer.personId,
      isGuardian: guardians.some(({ guardianId }) => guardianId === viewer.personId),
      schoolPaths: pupil.schools.map(({ path }) => path),
      isOldEnough: pupil.isOldEnough,
    };
  }

  async function pupilAndFacts(viewer: Viewer, pupilId: string, find = findPupils) {
    const [pupil] = await find(db, [pupilId], now());
    if (pupil === undefined) throw new ProblemError('consent.pupilNotFound');
    const facts = await factsOf(viewer, pupil);
    // Whoever may not even take a consent back is not told that the pupil is there.
    orThrow(decideWithdraw(facts));
    return { pupil, facts };
  }

  async function described(pupilId: string) {
    const [pupil] = await describePupils(db, [pupilId], () => true, now());
    if (pupil === undefined) throw new ProblemError('consent.pupilNotFound');
    return pupil;
  }

  const audit = (
    action: string,
    viewer: Viewer,
    pupil: PupilRow,
    detail: Readonly<Record<string, string | number>>,
  ) => {
    const [school] = pupil.schools;
    const subject = { personId: pupil.personId, displayName: pupil.displayName };
    return recordAudit(
      db,
      { action, actor: viewer, subject, detail, ...(school === undefined ? {} : { orgUnit: school }) },
      now(),
    );
  };

  async function setGuardian(viewer: Viewer, guardianId: string, pupilId: string, isGuardian: boolean) {
    const [pupil] = await findPupils(db, [pupilId], now());
    const roles = await heldRoles(db, viewer.personId, now());
    const administers = (path: string) => decide('manageRosters', roles, { orgPath: path }).ok;
    if (!pupil?.schools.some(({ path }) => administers(path))) throw new ProblemError('consent.pupilNotFound');
    const held = await listMemberships(db, guardianId, now());
    if (!held.some(({ role }) => role === 'guardian')) throw new ProblemError('consent.guardianNotFound');
    const said = { guardianId, pupilId, saidBy: viewer.personId, saidAtMs: now() };
    await (isGuardian
      ? db
          .insertInto('guardianship')
          .values(said)
          .onConflict((on) => on.columns(['guardianId', 'pupilId']).doNothing())
          .execute()
      : db.deleteFrom('guardianship').where('guardianId', '=', guardianId).where('pupilId', '=', pupilId).execute());
    await audit(isGuardian ? 'guardian.named' : 'guardian.removed', viewer, pupil, { guardianId });
    return described(pupilId);
  }

  async function lessonConsents(lessonId: string, viewer: Viewer) {
    const seen = await seeInside(db, lessonId, viewer.personId);
    const classrooms = await consentsOfLesson(db, lessonId, seen.seats, now());
    const names = await namesRightOf(db, { ...seen, viewerId: viewer.personId }, now());
    return { ...seen, classrooms, described: describeConsents(classrooms, { ...seen, seesNames: names }) };
  }

  implementRoutes(app, authenticate, consentRoutes, {
    'GET /api/consents/notice': async () => currentNotice(await listNotices(db)),
    'POST /api/consents/notices': async ({ body, viewer }) => {
      const held = await listMemberships(db, viewer.personId, now());
      const ofProvince = held.some(({ role, level }) => role === 'administrator' && level === 'province');
      if (!ofProvince) throw new ProblemError('permission.denied');
      const version = currentNotice(await listNotices(db)).version + 1;
      await db
        .insertInto('consentNotice')
        .values({
          version,
          textZh: body.textZh,
          textEn: body.textEn,
          asksAnew: Number(body.asksAnew),
          publishedAtMs: now(),
          publishedBy: viewer.personId,
        })
        .execute();
      return currentNotice(await listNotices(db));
    },
    'GET /api/consents/mine': async ({ viewer }) => {
      const ids = [viewer.personId, ...(await childrenOf(db, viewer.personId))];
      const isMine = (pupil: PupilRow) => pupil.personId !== viewer.personId || pupil.isOldEnough;
      return { pupils: [...(await describePupils(db, ids, isMine, now()))] };
    },
    'GET /api/consents/classes/:classGroupId': async ({ params, viewer }) => {
      const group = await db
        .selectFrom('classGroup')
        .innerJoin('orgUnit', 'orgUnit.id', 'classGroup.orgUnitId')
        .where('classGroup.id', '=', params.classGroupId)
        .select(['classGroup.id', 'orgUnit.id as orgUnitId', 'orgUnit.name', 'orgUnit.path'])
        .executeTakeFirst();
      if (group === undefined) throw new ProblemError('classGroup.notFound');
      const roles = await heldRoles(db, viewer.personId, now());
      const isRegistrar = decide('manageRosters', roles, { orgPath: group.path }).ok;
      const teaches = await db
        .selectFrom('enrolment')
        .where('classGroupId', '=', group.id)
        .where('personId', '=', viewer.personId)
        .where('role', '=', 'teacher')
        .select('id')
        .executeTakeFirst();
      if (!isRegistrar && teaches === undefined) throw new ProblemError('classGroup.notFound');
      const pupils = await pupilsOfClass(db, group.orgUnitId, group.id, now());
      const orgUnit = { id: group.orgUnitId, name: group.name, path: group.path };
      await recordAudit(db, { action: 'consents.read', actor: viewer, orgUnit, count: pupils.length }, now());
      const ids = pupils.map(({ personId }) => personId);
      return { pupils: [...(await describePupils(db, ids, () => isRegistrar, now()))] };
    },
    'PUT /api/consents/pupils/:pupilId/:purpose': async ({ params, body, viewer }) => {
      const { pupil, facts } = await pupilAndFacts(viewer, params.pupilId);
      const { version } = currentNotice(await listNotices(db));
      const giving = { ...body, paper: body.paper ?? null };
      const givenBy = orThrow(decideGive(facts, giving, version, now()));
      const { purpose } = params;
      const consent = { ...giving, pupilId: pupil.personId, purpose, givenBy, givenById: viewer.personId };
      await insertConsent(db, consent, now());
      await audit('consent.given', viewer, pupil, { purpose, version, givenBy });
      await deps.onPupilChanged(pupil.personId, null);
      return described(pupil.personId);
    },
    'DELETE /api/consents/pupils/:pupilId/:purpose': async ({ params, viewer }) => {
      const { pupil } = await pupilAndFacts(viewer, params.pupilId, findPupilsAndFormer);
      const { purpose } = params;
      if (await withdrawConsents(db, pupil.personId, purpose, now())) {
        await audit('consent.withdrawn', viewer, pupil, { purpose });
        await deps.onPupilChanged(pupil.personId, purpose);
      }
      return described(pupil.personId);
    },
    'PUT /api/consents/guardians/:guardianId/:pupilId': ({ params, viewer }) =>
      setGuardian(viewer, params.guardianId, params.pupilId, true),
    'DELETE /api/consents/guardians/:guardianId/:pupilId': ({ params, viewer }) =>
      setGuardian(viewer, params.guardianId, params.pupilId, false),
    'GET /api/lessons/:lessonId/consents': async ({ params, viewer }) =>
      (await lessonConsents(params.lessonId, viewer)).described,
    'PUT /api/lessons/:lessonId/consents/:classroomId/apart': async ({ params, body, viewer }) => {
      const { lessonId, classroomId } = params;
      const { seats, mine, classrooms } = await lessonConsents(lessonId, viewer);
      const isOfClassroom = mine !== null && classroomIdOf(mine, seats) === classroomId;
      if (!maySeatPupils(mine?.seat ?? null, isOfClassroom)) throw new ProblemError('permission.denied');
      const classroom = classrooms.find((each) => each.classroomId === classroomId);
      if (classroom === undefined) throw new ProblemError('lesson.seatNotFound');
      await (body.confirmed
        ? confirmApart(
            db,
            { lessonId, classroomId, pupilIds: classroom.decision.apart, confirmedBy: viewer.personId },
            now(),
          )
        : takeApartBack(db, lessonId, classroomId));
      await deps.onLessonChanged(lessonId);
      return (await lessonConsents(lessonId, viewer)).described;
    },
  });
}
