/** What of the statements is asked for, as it stands in the address of the page. */
export interface StatementFilter {
  readonly scope: 'own' | 'classes';
  readonly classGroupId: string | null;
  readonly verb: Verb | null;
  readonly withVoided: boolean;
}

export const verbs = [
  'launched',
  'initialized',
  'completed',
  'passed',
  'failed',
  'terminated',
  'abandoned',
  'voided',
] as const;
export type Verb = (typeof verbs)[number];

export function readFilter(search: URLSearchParams): StatementFilter {
  const verb = verbs.find((each) => each === search.get('verb')) ?? null;
  return {
    scope: search.get('scope') === 'classes' ? 'classes' : 'own',
    classGroupId: search.get('class'),
    verb,
    // Who asks for voiding statements wants to see voided ones.
    withVoided: search.has('voided') || verb === 'voided',
  };
}

export function writeFilter({ scope, classGroupId, verb, withVoided }: StatementFilter): Record<string, string> {
  return {
    ...(scope === 'classes' ? { scope } : {}),
    ...(scope === 'classes' && classGroupId !== null ? { class: classGroupId } : {}),
    ...(verb === null ? {} : { verb }),
    ...(withVoided ? { voided: '' } : {}),
  };
}

/** As the server is asked. */
export function queryOf({ scope, classGroupId, verb, withVoided }: StatementFilter) {
  return {
    scope,
    ...(scope === 'classes' && classGroupId !== null ? { classGroupId } : {}),
    ...(verb === null ? {} : { verb }),
    ...(withVoided ? { withVoided } : {}),
  };
}
