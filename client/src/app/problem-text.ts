import { useTranslation } from 'react-i18next';
import { ApiProblem, NetworkFailure } from '../api/problem.ts';
import type problems from '../i18n/base/problems.zh-CN.ts';

/** One sentence in the reader's language for whatever a call threw. */
export function useProblemText(): (error: unknown) => string {
  const { t, i18n } = useTranslation('problems');
  return (error) => {
    if (error instanceof NetworkFailure) return t('network');
    if (!(error instanceof ApiProblem)) return t('unknown');
    // A newer server may use a code that these strings do not have.
    if (!i18n.exists(error.code, { ns: 'problems' })) return t('unknown');
    return t(error.code as keyof typeof problems, { ...error.params });
  };
}

/** The same for the code by which a live line was refused. */
export function useRefusalText(): (code: string) => string {
  const problemText = useProblemText();
  return (code) => problemText(new ApiProblem({ code: code as 'unknown', status: 409 }));
}
