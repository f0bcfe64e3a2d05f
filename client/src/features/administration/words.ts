import { useTranslation } from 'react-i18next';
import type { Level, Membership, Role, SchoolType, Stage } from './types.ts';

const subjectKeys = {
  chinese: 'subject.chinese',
  mathematics: 'subject.mathematics',
  english: 'subject.english',
  science: 'subject.science',
  physics: 'subject.physics',
  chemistry: 'subject.chemistry',
  biology: 'subject.biology',
  history: 'subject.history',
  geography: 'subject.geography',
  labour: 'subject.labour',
} as const;

export const knownSubjects = Object.keys(subjectKeys) as (keyof typeof subjectKeys)[];

function isKnownSubject(subject: string): subject is keyof typeof subjectKeys {
  return Object.hasOwn(subjectKeys, subject);
}

/** The words for the codes of this feature. */
export function useWords() {
  const { t } = useTranslation('administration');
  const words = {
    role: (role: Role) => t(`role.${role}`),
    level: (level: Level) => t(`level.${level}`),
    stage: (stage: Stage) => t(`stage.${stage}`),
    schoolType: (type: SchoolType) => t(`schoolType.${type}`),
    /** A major's six digits and subjects of one's own stand as they are. */
    subject: (subject: string) => (isKnownSubject(subject) ? t(subjectKeys[subject]) : subject),
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
