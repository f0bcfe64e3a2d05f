import type { Db } from '../../platform/database/index.ts';
import { type Pupil as NamedPupil, pupilsOfClass } from '../classes/pupils.ts';
import { classroomIdOf, classroomsOf } from '../classrooms.ts';
import type { SeatRow } from '../store.ts';
import type { LessonConsents } from './contract.ts';
import { type ClassroomDecision, decideClassroom, maySeatPupils } from './rules.ts';
import { consented, findApart } from './store.ts';

type Pupil = { readonly personId: string; readonly displayName: string };

/** Consents in one classroom of a lesson; a pupil at home is a classroom of one. */
export type ClassroomConsents = {
  readonly classroomId: string;
  readonly seats: readonly SeatRow[];
  readonly name: string;
  readonly pupils: readonly Pupil[] | null;
  readonly live: number;
  readonly record: number;
  readonly decision: ClassroomDecision;
};

export async function consentsOfLesson(
  db: Db,
  lessonId: string,
  seats: readonly SeatRow[],
  nowMs: number,
): Promise<readonly ClassroomConsents[]> {
  const groups: { classroomId: string; there: readonly SeatRow[]; name: string; pupils: readonly Pupil[] | null }[] =
    [];
  for (const { id, seats: there } of classroomsOf(seats)) {
    const pupils = await pupilsThere(db, there, nowMs);
    const [first] = there;
    groups.push({
      classroomId: id,
      there,
      name: `${first?.classroomOrgUnitName ?? ''} ${first?.classroomName ?? ''}`.trim(),
      pupils: pupils && pupils.map(({ personId, name }) => ({ personId, displayName: name })),
    });
  }
  for (const seat of seats.filter((each) => each.seat === 'student')) {
    const pupil = { personId: seat.personId, displayName: seat.displayName };
    groups.push({ classroomId: seat.id, there: [seat], name: seat.displayName, pupils: [pupil] });
  }
  const all = groups.flatMap(({ pupils }) => pupils?.map(({ personId }) => personId) ?? []);
  const [given, confirmed] = [await consented(db, all, nowMs), await findApart(db, lessonId)];
  return groups.map(({ classroomId, there, name, pupils }) => {
    const ids = pupils && pupils.map(({ personId }) => personId);
    // Who sits alone before a camera cannot sit apart from it.
    const apartConfirmed = there.every(({ seat }) => seat === 'student') ? null : (confirmed.get(classroomId) ?? null);
    return {
      classroomId,
      seats: there,
      name,
      pupils,
      live: ids?.filter((id) => given.live.has(id)).length ?? 0,
      record: ids?.filter((id) => given.record.has(id)).length ?? 0,
      decision: decideClassroom({ pupils: ids, live: given.live, record: given.record, apartConfirmed }),
    };
  });
}

/** Of all classes that sit in a classroom; null where none of the rosters does, or where a school has not said yes to one. */
async function pupilsThere(db: Db, there: readonly SeatRow[], nowMs: number) {
  if (there.some(({ invitedClassGroupId, classGroupId }) => invitedClassGroupId !== classGroupId)) return null;
  const classes = new Map(
    there.flatMap(({ classGroupId, classroomOrgUnitId }) =>
      classGroupId === null || classroomOrgUnitId === null ? [] : [[classGroupId, classroomOrgUnitId] as const],
    ),
  );
  if (classes.size === 0) return null;
  const byId = new Map<string, NamedPupil>();
  for (const [classGroupId, schoolId] of classes) {
    for (const pupil of await pupilsOfClass(db, schoolId, classGroupId, nowMs)) byId.set(pupil.personId, pupil);
  }
  return [...byId.values()];
}

/** As a viewer may see it: names of those who sit apart only for whoever teaches or helps there, or reads that class's roll. */
export function describeConsents(
  classrooms: readonly ClassroomConsents[],
  { mine, seats, seesNames }: ConsentsViewer,
): LessonConsents {
  const described = classrooms.map(({ classroomId, seats: there, name, pupils, live, record, decision }) => {
    const isOfClassroom = mine !== null && classroomIdOf(mine, seats) === classroomId;
    const mayConfirm = maySeatPupils(mine?.seat ?? null, isOfClassroom);
    const isNamed = seesNames(there);
    return {
      classroomId,
      name: isNamed || there.every(({ seat }) => seat !== 'student') ? name : '',
      pupils: pupils && pupils.length,
      live,
      record,
      apart: isNamed ? (pupils ?? []).filter(({ personId }) => decision.apart.includes(personId)) : [],
      apartCount: decision.apart.length,
      apartConfirmed: decision.isConfirmed,
      camera: decision.camera,
      recorded: decision.recorded,
      mayConfirm,
    };
  });
  const sum = (of: (classroom: (typeof described)[number]) => number) =>
    described.reduce((total, each) => total + of(each), 0);
  return {
    classrooms: described,
    pupils: sum(({ pupils }) => pupils ?? 0),
    live: sum(({ live }) => live),
    record: sum(({ record }) => record),
    apart: sum(({ apartCount }) => apartCount),
  };
}

export type ConsentsViewer = {
  readonly mine: SeatRow | null;
  readonly seats: readonly SeatRow[];
  /** Whether the viewer reads the names of pupils who sit there. */
  readonly seesNames: (there: readonly SeatRow[]) => boolean;
};

/** Seats whose camera may be on: those of adults always, those of pupils by consent. */
export function seatsWithConsent(
  classrooms: readonly ClassroomConsents[],
  which: 'camera' | 'recorded',
): ReadonlySet<string> {
  return new Set(
    classrooms.filter(({ decision }) => decision[which]).flatMap((classroom) => classroom.seats.map(({ id }) => id)),
  );
}
