/** Marks of an S–T coding, by step: `S`, `T` or `.`. */

export type Mark = 'S' | 'T' | '.';

export function markAt(marks: string, step: number): Mark {
  const mark = marks[step];
  return mark === 'S' || mark === 'T' ? mark : '.';
}

export function withMark(marks: string, step: number, mark: Mark): string {
  const steps = marks.padEnd(step + 1, '.').split('');
  steps[step] = mark;
  return steps.join('').replace(/\.+$/u, '');
}

const next: Readonly<Record<Mark, Mark>> = { '.': 'T', T: 'S', S: '.' };
export const nextMark = (mark: Mark): Mark => next[mark];

/** How many steps there are to mark, whole or begun. */
export const stepsOf = (lessonMs: number, stepMs: number, marks: string): number =>
  Math.max(marks.length, Math.ceil(lessonMs / stepMs), 1);

/** Corners of the S–T chart: students' time goes up, the teacher's to the right, in steps. */
export function staircase(marks: string): readonly { readonly t: number; readonly s: number }[] {
  const corners = [{ t: 0, s: 0 }];
  let [t, s] = [0, 0];
  for (const mark of marks) {
    if (mark === 'T') t += 1;
    else if (mark === 'S') s += 1;
    else continue;
    corners.push({ t, s });
  }
  return corners;
}
