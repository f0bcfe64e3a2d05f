import { useTranslation } from 'react-i18next';

/** Subjects that are offered, in the order in which schools list them. */
export const subjects = [
  'chinese',
  'mathematics',
  'english',
  'moralityAndLaw',
  'science',
  'physics',
  'chemistry',
  'biology',
  'history',
  'geography',
  'informationTechnology',
  'physicalEducation',
  'music',
  'art',
  'labour',
  'integratedPractice',
] as const;

export type Subject = (typeof subjects)[number];

export function isSubject(value: string | null): value is Subject {
  return subjects.some((subject) => subject === value);
}

/** The name of a subject. A vocational major's six digits are said to be one; what somebody calls a subject of their own stands as it is. */
export function useSubjectName(): (subject: string) => string {
  const { t } = useTranslation('subjects');
  return (subject) => {
    if (isSubject(subject)) return t(subject);
    return /^\d{6}$/u.test(subject) ? t('major', { code: subject }) : subject;
  };
}
