import { useTranslation } from 'react-i18next';
import { useSubjectName } from '../../i18n/subjects.ts';
import type { ClassGroup, Grade, Level, Membership, Role, SchoolType, Stage } from './types.ts';

/** The words for the codes of this feature. */
export function useWords() {
  const { t } = useTranslation('administration');
  const words = {
    role: (role: Role) => t(`role.${role}`),
    level: (level: Level) => t(`level.${level}`),
    stage: (stage: Stage) => t(`stage.${stage}`),
    schoolType: (type: SchoolType) => t(`schoolType.${type}`),
    grade: (grade: Grade) => t(`grade.${grade}`),
    classKind: (kind: ClassGroup['kind']) => t(`classKind.${kind}`),
    subject: useSubjectName(),
    /** '教师（小学 · 数学）' */
    membership({ role, subject, stage }: Pick<Membership, 'role' | 'subject' | 'stage'>): string {
      const limits = [
        ...(stage === null ? [] : [words.stage(stage)]),
        ...(subject === null ? [] : [words.subject(subject)]),
      ];
      return limits.length === 0
        ? words.role(role)
        : t('roleLimited', { role: words.role(role), limits: limits.join(' · ') });
    },
  };
  return words;
}
