import { randomUUID } from 'node:crypto';
import { gradesColumn, gradesOf, readGrade } from '../class-groups/grades.ts';
import { classKind } from '../contract-shapes.ts';
import { administers } from '../rules.ts';
import type { ClassGroupTable, GradeCode, OrgUnitTable } from '../tables.ts';
import { checkOptionalText, checkSourcedId, checkText, readDate, readStatus } from './check-cells.ts';
import { dayBefore } from './days.ts';
import type { Row } from './parse.ts';
import type { PlanContext } from './plan-context.ts';
import { findSchool } from './references.ts';
import { forEachInTurns } from './take-turns.ts';

/** Characters of a list of keys. */
const MOST_LIST = 1_000;

type ClassRow = Row<'classes.csv'>;
type Wish = Omit<ClassGroupTable, 'id' | 'sourcedId' | 'createdAtMs'>;

export async function planClasses(context: PlanContext): Promise<void> {
  const seen = new Set<string>();
  await forEachInTurns(context.set.classes, (row) => planClass(context, row, seen));
}

function planClass(context: PlanContext, row: ClassRow, seen: Set<string>): void {
  const { place, cells } = row;
  const { plan, lookup, day } = context;
  const { problems } = context.set;
  const fresh = checkSourcedId(problems, place, cells.sourcedId, seen);
  const wish = readClass(context, row);
  if (!fresh || !wish) return;
  const isEnding = cells.status.toLowerCase() === 'tobedeleted';
  if (isEnding) context.deletedClasses.add(cells.sourcedId);
  const known = lookup.classByKey.get(cells.sourcedId);
  if (!known) {
    if (isEnding) return void (plan.counts.classGroups.unchanged += 1);
    const made = { id: randomUUID(), ...wish, sourcedId: cells.sourcedId, createdAtMs: context.nowMs };
    context.classes.set(cells.sourcedId, made);
    plan.newClassGroups.push(made);
    plan.counts.classGroups.created += 1;
    return;
  }
  const school = lookup.orgUnitById.get(known.orgUnitId);
  if (!school || !administers(context.actor.roles, school.path)) {
    return problems.error(place, 'scope.outside', 'sourcedId', cells.sourcedId);
  }
  if (known.orgUnitId !== wish.orgUnitId) {
    return problems.error(place, 'class.moved', 'schoolSourcedId', cells.schoolSourcedId);
  }
  const sourcedId = known.id === cells.sourcedId ? known.sourcedId : cells.sourcedId;
  const changed: ClassGroupTable = { ...known, ...wish, sourcedId };
  const wasEnded = known.endsOn !== null && known.endsOn < day;
  const isEnded = changed.endsOn !== null && changed.endsOn < day;
  // Ended stays ended at its day: the same set again changes nothing.
  if (wasEnded && isEnded) changed.endsOn = known.endsOn;
  context.classes.set(cells.sourcedId, changed);
  const fields = Object.keys(wish) as (keyof Wish)[];
  if (sourcedId === known.sourcedId && fields.every((field) => changed[field] === known[field])) {
    return void (plan.counts.classGroups.unchanged += 1);
  }
  plan.classGroupUpdates.push(changed);
  plan.counts.classGroups[isEnded && !wasEnded ? 'ended' : 'updated'] += 1;
}

/** A row as a class; undefined where it cannot be one, with the reason reported. */
function readClass(context: PlanContext, { place, cells }: ClassRow): Wish | undefined {
  const { problems } = context.set;
  const before = problems.errors;
  const status = readStatus(problems, place, cells.status);
  checkText(problems, place, 'title', cells.title);
  const kind = classKind.enum.find((known) => known === cells.classType);
  if (!kind) problems.error(place, 'value.unknown', 'classType', cells.classType);
  const isEnding = status === 'tobedeleted';
  const key = cells.schoolSourcedId;
  const school = findSchool(context, { place, column: 'schoolSourcedId', key, isEnding });
  const grades = readGrades(context, place, cells.grades, school);
  const endDate = readDate(problems, place, 'metadata.endDate', cells['metadata.endDate']);
  const optional = (column: 'classCode' | 'location' | 'courseSourcedId') =>
    checkOptionalText(problems, place, column, cells[column]);
  const values = {
    classCode: optional('classCode'),
    location: optional('location'),
    courseSourcedId: optional('courseSourcedId'),
    termSourcedIds: checkOptionalText(problems, place, 'termSourcedIds', cells.termSourcedIds, MOST_LIST),
  };
  if (problems.errors > before || !kind || !school) return undefined;
  const endsOn = isEnding ? dayBefore(context.day) : (endDate ?? null);
  const subject = readSubject(cells);
  return { orgUnitId: school.id, title: cells.title, kind, grades: gradesColumn(grades), subject, ...values, endsOn };
}

/** The one subject that the class is for, by its code where it has one; a class of several is for none of them alone. */
function readSubject({ subjectCodes, subjects }: ClassRow['cells']): string | null {
  const named = listOf(subjectCodes === '' ? subjects : subjectCodes);
  return named.length === 1 ? (named[0]?.slice(0, 60) ?? null) : null;
}

function readGrades(
  context: PlanContext,
  place: ClassRow['place'],
  text: string,
  school: OrgUnitTable | undefined,
): readonly GradeCode[] {
  const { problems } = context.set;
  return listOf(text).flatMap((written) => {
    const grade = readGrade(written);
    if (!grade) problems.error(place, 'value.unknown', 'grades', written);
    else if (school?.schoolType && !gradesOf[school.schoolType].includes(grade)) {
      problems.error(place, 'class.gradeNotForSchool', 'grades', written);
    }
    return grade ? [grade] : [];
  });
}

/** OneRoster writes lists into one cell, parted by commas. */
function listOf(cell: string): readonly string[] {
  return cell
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
