import type { GradeCode, SchoolType } from '../tables.ts';

const years = (letter: 'G' | 'Y', first: number, last: number): readonly GradeCode[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `${letter}${first + index}` as GradeCode);

/**
 * Grades that a school of each type may have, the youngest first. Schools of nine years count as juniorSecondary, complete
 * secondary schools as seniorSecondary.
 */
export const gradesOf: Readonly<Record<SchoolType, readonly GradeCode[]>> = {
  primary: years('G', 1, 6),
  juniorSecondary: years('G', 1, 9),
  seniorSecondary: years('G', 7, 12),
  secondaryVocational: years('Y', 1, 3),
  higherVocational: years('Y', 1, 3),
  undergraduate: years('Y', 1, 4),
  specialEducation: years('G', 1, 12),
};

const allGrades: readonly GradeCode[] = [...years('G', 1, 12), ...years('Y', 1, 4)];

/** OneRoster writes grades as CEDS does, `06`; `6`, `G6` and our extension `ext:Y1` are read too. Undefined where it is none. */
export function readGrade(text: string): GradeCode | undefined {
  const [, letter = 'G', digits = ''] = /^(?:ext:)?([GY])?0?(\d{1,2})$/i.exec(text.trim()) ?? [];
  return allGrades.find((grade) => grade === `${letter.toUpperCase()}${digits}`);
}

/** Years of vocational and higher schools have no code in CEDS. */
export function writeGrade(grade: GradeCode): string {
  return grade.startsWith('G') ? grade.slice(1).padStart(2, '0') : `ext:${grade}`;
}

/** As one column keeps them: in order, parted by spaces. */
export function gradesColumn(grades: Iterable<GradeCode>): string {
  const held = new Set(grades);
  return allGrades.filter((grade) => held.has(grade)).join(' ');
}

export function gradesOfColumn(column: string): GradeCode[] {
  const held = new Set(column.split(' '));
  return allGrades.filter((grade) => held.has(grade));
}
