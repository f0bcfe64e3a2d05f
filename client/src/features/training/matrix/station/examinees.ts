import { isOpen } from '../../desk/states.ts';
import type { Attempt, Matrix } from '../../desk/types.ts';
import { seenAgo } from '../grid.ts';

export interface Examinee {
  readonly attempt: Attempt;
  readonly name: string;
  readonly stepTitle: Matrix['rows'][number]['stepTitle'];
  readonly isHere: boolean;
}

/** Who is in an exam on the server that is not handed in yet: those at it first. */
export function examineesIn({ rows, nowMs }: Pick<Matrix, 'rows' | 'nowMs'>): readonly Examinee[] {
  const all = rows.flatMap(({ person, attempts, stepTitle }) => {
    const attempt = attempts.find((each) => isOpen(each) && each.place === 'server');
    if (attempt === undefined) return [];
    return [{ attempt, name: person.displayName, stepTitle, isHere: seenAgo(attempt, nowMs)?.kind === 'now' }];
  });
  return all.toSorted((a, b) => Number(b.isHere) - Number(a.isHere));
}
