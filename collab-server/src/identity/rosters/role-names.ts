import type { OrgLevel, RoleCode } from '../tables.ts';

/** OneRoster's org types at our four levels. */
export const levelOfType: Readonly<Record<string, OrgLevel>> = {
  state: 'province',
  local: 'city',
  district: 'county',
  school: 'school',
};

export const typeOfLevel: Readonly<Record<OrgLevel, string>> = {
  province: 'state',
  city: 'local',
  county: 'district',
  school: 'school',
};

/** Roles of OneRoster 1.2, and ours as its extensions with the prefix `ext:`. */
const roleOfName: Readonly<Record<string, RoleCode>> = {
  teacher: 'teacher',
  student: 'student',
  guardian: 'guardian',
  parent: 'guardian',
  relative: 'guardian',
  siteAdministrator: 'administrator',
  districtAdministrator: 'administrator',
  systemAdministrator: 'administrator',
  'ext:researcher': 'researcher',
  'ext:prepLeader': 'prepLeader',
  'ext:studioHost': 'studioHost',
  'ext:trainingInstructor': 'trainingInstructor',
  'ext:enterpriseMentor': 'enterpriseMentor',
  'ext:publicLearner': 'publicLearner',
};

/** Roles of the standard that give no right here; their holders may have another role besides. */
const rolesWithoutEquivalent: readonly string[] = ['aide', 'counselor', 'principal', 'proctor'];

export function readRole(name: string): RoleCode | 'noEquivalent' | undefined {
  return rolesWithoutEquivalent.includes(name) ? 'noEquivalent' : roleOfName[name];
}

const administratorNames: Readonly<Record<OrgLevel, string>> = {
  province: 'systemAdministrator',
  city: 'districtAdministrator',
  county: 'districtAdministrator',
  school: 'siteAdministrator',
};

export function writeRole(role: RoleCode, level: OrgLevel): string {
  if (role === 'administrator') return administratorNames[level];
  return ['teacher', 'student', 'guardian'].includes(role) ? role : `ext:${role}`;
}
