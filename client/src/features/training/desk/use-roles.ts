import { useViewer, type Viewer } from '../../../app/session.ts';

type Role = Viewer['memberships'][number]['role'];

const teaching: ReadonlySet<Role> = new Set([
  'teacher',
  'prepLeader',
  'studioHost',
  'trainingInstructor',
  'enterpriseMentor',
]);
const overseeing: ReadonlySet<Role> = new Set(['administrator', 'researcher']);

/** Which parts of training are somebody's: what may be done there, the server decides. */
export function rolesIn({ memberships }: Viewer): { readonly isTeacher: boolean; readonly isOverseer: boolean } {
  return {
    isTeacher: memberships.some(({ role }) => teaching.has(role)),
    isOverseer: memberships.some(({ role }) => overseeing.has(role)),
  };
}

export function useRoles(): ReturnType<typeof rolesIn> {
  return rolesIn(useViewer());
}
