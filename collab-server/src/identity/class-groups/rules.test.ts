import { describe, expect, it } from 'vitest';
import { roleLevels } from '../rules.ts';
import type { EnrolmentRole, RoleCode, SchoolType } from '../tables.ts';
import { gradesColumn, gradesOf, gradesOfColumn, readGrade, writeGrade } from './grades.ts';
import { mayBeEnrolled } from './rules.ts';

const day = '2026-09-01';
const held = (role: RoleCode, more: { orgUnitId?: string; endsOn?: string | null } = {}) => ({
  orgUnitId: 'school',
  role,
  endsOn: null,
  ...more,
});

/** Who may stand in a class, and as what, written apart from the code. */
const written: Readonly<Record<RoleCode, readonly EnrolmentRole[]>> = {
  researcher: [],
  teacher: ['teacher'],
  prepLeader: ['teacher'],
  studioHost: ['teacher'],
  trainingInstructor: ['teacher'],
  student: ['student'],
  administrator: [],
  guardian: [],
  enterpriseMentor: ['teacher'],
  publicLearner: [],
};

const cells = (Object.keys(roleLevels) as RoleCode[]).flatMap((role) =>
  (['teacher', 'student'] as const).map((as) => ({ role, as, allowed: written[role].includes(as) })),
);

describe('an enrolment', () => {
  it.each(cells)('of a $role as $as → $allowed', ({ role, as, allowed }) => {
    expect(mayBeEnrolled([held(role)], { schoolId: 'school', role: as }, day)).toBe(allowed);
  });

  it('needs the role at the very school, not ended', () => {
    const enrolment = { schoolId: 'school', role: 'student' } as const;
    expect(mayBeEnrolled([held('student', { orgUnitId: 'other' })], enrolment, day)).toBe(false);
    expect(mayBeEnrolled([held('student', { endsOn: '2026-08-31' })], enrolment, day)).toBe(false);
    expect(mayBeEnrolled([held('student', { endsOn: day })], enrolment, day)).toBe(true);
    expect(mayBeEnrolled([], enrolment, day)).toBe(false);
  });
});

describe('grades', () => {
  it('are read as the standard and as people write them, and nothing else', () => {
    expect(['06', '6', 'G6', 'g06', 'ext:Y1', 'Y4', '12'].map(readGrade)).toEqual([
      'G6',
      'G6',
      'G6',
      'G6',
      'Y1',
      'Y4',
      'G12',
    ]);
    expect(['13', '0', '00', 'KG', 'Y5', '', '六年级', 'G6x'].map(readGrade)).toEqual(Array(8).fill(undefined));
  });

  it('come back from how they are written, for every school', () => {
    for (const type of Object.keys(gradesOf) as SchoolType[]) {
      const grades = gradesOf[type];
      expect(grades.map((grade) => readGrade(writeGrade(grade)))).toEqual(grades);
      expect(gradesOfColumn(gradesColumn(grades.toReversed()))).toEqual(grades);
    }
    expect(gradesOfColumn('')).toEqual([]);
  });
});
