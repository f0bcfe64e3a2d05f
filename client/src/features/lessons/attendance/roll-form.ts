import type { ClassroomAttendance, RollCounts, RollMark } from './types.ts';

/** In the order in which they are asked. */
export const marks: readonly RollMark[] = ['present', 'late', 'leftEarly', 'excused', 'absent'];

/** A roll as it is entered: pupil by pupil where the class has a list, else heads as they are typed. */
export type RollForm =
  | { readonly kind: 'pupils'; readonly marks: Readonly<Record<string, RollMark>> }
  | { readonly kind: 'heads'; readonly counts: Readonly<Record<RollMark, string>> };

const MOST_HEADS = 200;

/** What stands there; before the first call everybody is present, so that only who is missing is entered. */
export function rollFormOf({ pupils, roll }: Pick<ClassroomAttendance, 'pupils' | 'roll'>): RollForm {
  if (pupils.length === 0) {
    const of = (mark: RollMark): string => String(roll?.counts[mark] ?? (mark === 'present' ? '' : 0));
    return {
      kind: 'heads',
      counts: {
        present: of('present'),
        late: of('late'),
        leftEarly: of('leftEarly'),
        excused: of('excused'),
        absent: of('absent'),
      },
    };
  }
  const known = new Map(roll?.marks.map(({ personId, mark }) => [personId, mark]));
  return {
    kind: 'pupils',
    marks: Object.fromEntries(pupils.map(({ personId }) => [personId, known.get(personId) ?? 'present'])),
  };
}

const isHeads = (text: string): boolean => /^\d+$/u.test(text.trim()) && Number(text) <= MOST_HEADS;

export function isRollWrong(form: RollForm): boolean {
  if (form.kind === 'pupils') return false;
  return !Object.values(form.counts).every(isHeads);
}

export function countsOf(form: RollForm): RollCounts {
  const counts: RollCounts = { present: 0, late: 0, leftEarly: 0, excused: 0, absent: 0 };
  if (form.kind === 'pupils') for (const mark of Object.values(form.marks)) counts[mark] += 1;
  else for (const mark of marks) counts[mark] = isHeads(form.counts[mark]) ? Number(form.counts[mark]) : 0;
  return counts;
}

export function rollBodyOf(form: RollForm): { marks: { personId: string; mark: RollMark }[] } | { counts: RollCounts } {
  if (form.kind === 'heads') return { counts: countsOf(form) };
  return { marks: Object.entries(form.marks).map(([personId, mark]) => ({ personId, mark })) };
}
