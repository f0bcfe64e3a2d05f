/** The files that are imported, with their columns in the order of OneRoster 1.2 CSV and ours as its `metadata.` extensions. */
export const rosterColumns = {
  'orgs.csv': [
    'sourcedId',
    'status',
    'dateLastModified',
    'name',
    'type',
    'identifier',
    'parentSourcedId',
    'metadata.schoolType',
  ],
  'users.csv': [
    'sourcedId',
    'status',
    'dateLastModified',
    'enabledUser',
    'username',
    'userIds',
    'givenName',
    'familyName',
    'middleName',
    'identifier',
    'email',
    'sms',
    'phone',
    'agentSourcedIds',
    'grades',
    'password',
    'userMasterIdentifier',
    'resourceSourcedIds',
    'preferredGivenName',
    'preferredMiddleName',
    'preferredFamilyName',
    'primaryOrgSourcedId',
    'pronouns',
    'metadata.displayName',
  ],
  'roles.csv': [
    'sourcedId',
    'status',
    'dateLastModified',
    'userSourcedId',
    'roleType',
    'role',
    'beginDate',
    'endDate',
    'orgSourcedId',
    'userProfileSourcedId',
    'metadata.subject',
    'metadata.stage',
  ],
  'classes.csv': [
    'sourcedId',
    'status',
    'dateLastModified',
    'title',
    'grades',
    'courseSourcedId',
    'classCode',
    'classType',
    'location',
    'schoolSourcedId',
    'termSourcedIds',
    'subjects',
    'subjectCodes',
    'periods',
    'metadata.endDate',
  ],
  'enrollments.csv': [
    'sourcedId',
    'status',
    'dateLastModified',
    'classSourcedId',
    'schoolSourcedId',
    'userSourcedId',
    'role',
    'primary',
    'beginDate',
    'endDate',
  ],
} as const;

export type RosterFile = keyof typeof rosterColumns;
export type ColumnOf<F extends RosterFile> = (typeof rosterColumns)[F][number];

/** Columns without which a file says nothing. */
export const requiredColumns = {
  'orgs.csv': ['sourcedId', 'name', 'type', 'identifier', 'parentSourcedId'],
  'users.csv': ['sourcedId', 'enabledUser', 'username', 'givenName', 'familyName'],
  'roles.csv': ['sourcedId', 'userSourcedId', 'roleType', 'role', 'beginDate', 'endDate', 'orgSourcedId'],
  'classes.csv': ['sourcedId', 'title', 'classType', 'schoolSourcedId'],
  'enrollments.csv': ['sourcedId', 'classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role'],
} as const satisfies { readonly [F in RosterFile]: readonly ColumnOf<F>[] };

/** In the order in which rows build on each other. */
export const rosterFiles: readonly RosterFile[] = [
  'orgs.csv',
  'users.csv',
  'roles.csv',
  'classes.csv',
  'enrollments.csv',
];

export function isRosterFile(name: string): name is RosterFile {
  return Object.hasOwn(rosterColumns, name);
}

/** Files of the standard that hold what this installation keeps nowhere yet. */
export const filesNotYetImported: readonly string[] = [
  'academicSessions.csv',
  'categories.csv',
  'classResources.csv',
  'courses.csv',
  'courseResources.csv',
  'demographics.csv',
  'lineItemLearningObjectiveIds.csv',
  'lineItems.csv',
  'lineItemScoreScales.csv',
  'resources.csv',
  'resultLearningObjectiveIds.csv',
  'results.csv',
  'resultScoreScales.csv',
  'scoreScales.csv',
  'userProfiles.csv',
  'userResources.csv',
];
