import { type Problem, problem } from '../platform/errors.ts';
import { type Result, err, ok } from '../platform/result.ts';
import type { StatementFilter } from './store.ts';

type Asked = { readonly scope: 'own' | 'classes'; readonly classGroupId?: string; readonly personId?: string };

/**
 * Whose statements somebody sees: their own, and those that were made in the classes whose attempts they may see as a
 * teacher. Nobody else's: administrators see figures, which training gives.
 *
 * @param classes those of the viewer as a teacher
 */
export function decideScope(
  { scope, classGroupId }: Asked,
  viewerId: string,
  classes: readonly string[],
): Result<StatementFilter['of'], Problem> {
  if (scope === 'own') return ok({ personId: viewerId });
  if (classes.length === 0) return err(problem('permission.denied'));
  if (classGroupId === undefined) return ok({ classGroupIds: classes });
  return classes.includes(classGroupId) ? ok({ classGroupIds: [classGroupId] }) : err(problem('classGroup.notFound'));
}
