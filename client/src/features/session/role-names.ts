import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../app/session.ts';

export type RoleCode = Viewer['memberships'][number]['role'];

const keys = {
  researcher: 'roleResearcher',
  teacher: 'roleTeacher',
  prepLeader: 'rolePrepLeader',
  studioHost: 'roleStudioHost',
  trainingInstructor: 'roleTrainingInstructor',
  student: 'roleStudent',
  administrator: 'roleAdministrator',
  guardian: 'roleGuardian',
  enterpriseMentor: 'roleEnterpriseMentor',
  publicLearner: 'rolePublicLearner',
} as const satisfies Record<RoleCode, string>;

export function useRoleName(): (role: RoleCode) => string {
  const { t } = useTranslation('session');
  return (role) => t(keys[role]);
}
