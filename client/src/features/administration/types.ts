import type { RouteResponse } from '../../api/contracts.ts';

export type OrgUnit = RouteResponse<'GET /api/org-units'>['orgUnits'][number];
export type PeoplePage = RouteResponse<'GET /api/org-units/:orgUnitId/people'>;
export type Person = RouteResponse<'GET /api/people/:personId'>;
export type Membership = Person['memberships'][number];
export type Role = Membership['role'];
export type Stage = NonNullable<Membership['stage']>;
export type Level = OrgUnit['level'];
export type SchoolType = NonNullable<OrgUnit['schoolType']>;
export type TemporaryPassword = RouteResponse<'POST /api/people/:personId/temporary-password'>;
export type ClassGroup = RouteResponse<'GET /api/class-groups/:classGroupId'>;
export type Enrolment = ClassGroup['enrolments'][number];
export type Grade = ClassGroup['grades'][number];
export type RosterReport = RouteResponse<'POST /api/rosters/check'>;
export type RosterProblem = RosterReport['problems'][number];
export type AuditEntry = RouteResponse<'GET /api/audit'>['entries'][number];

/** Roles that a level knows, the commonest first. The server decides; this only offers what it would take. */
export const rolesAt: Readonly<Record<Level, readonly Role[]>> = {
  province: ['researcher', 'administrator', 'studioHost', 'enterpriseMentor', 'publicLearner'],
  city: ['researcher', 'administrator', 'studioHost', 'enterpriseMentor', 'publicLearner'],
  county: ['researcher', 'administrator', 'studioHost', 'enterpriseMentor', 'publicLearner'],
  school: [
    'teacher',
    'prepLeader',
    'administrator',
    'trainingInstructor',
    'studioHost',
    'student',
    'guardian',
    'enterpriseMentor',
    'publicLearner',
  ],
};

export const stages: readonly Stage[] = ['primary', 'junior', 'senior', 'secVoc', 'highVoc', 'undergrad'];

export const schoolTypes: readonly SchoolType[] = [
  'primary',
  'juniorSecondary',
  'seniorSecondary',
  'secondaryVocational',
  'higherVocational',
  'undergraduate',
  'specialEducation',
];

export const levelBelow: Readonly<Record<Level, Level | null>> = {
  province: 'city',
  city: 'county',
  county: 'school',
  school: null,
};
