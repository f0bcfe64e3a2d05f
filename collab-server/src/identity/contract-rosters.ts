import Type from 'typebox';
import { defineRoutes } from '../platform/contract.ts';
import { idText, nullable } from './contract-shapes.ts';

const counts = Type.Object({
  created: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  /** People disabled, memberships, classes and enrolments ended, by `tobedeleted` or an end date that has passed. */
  ended: Type.Integer(),
});

/** What is wrong with a roster; the client explains each code. */
export const rosterProblemCode = Type.Enum([
  'file.missing',
  'file.unknown',
  'file.duplicate',
  'file.encoding',
  'file.unreadable',
  'file.notYetImported',
  'manifest.version',
  'column.missing',
  'row.columnCount',
  'value.required',
  'value.tooLong',
  'value.unknown',
  'value.date',
  'value.format',
  'value.passwordIgnored',
  'sourcedId.duplicate',
  'reference.missing',
  'reference.wrongLevel',
  'reference.deleted',
  'org.identifierTaken',
  'org.identifierChanged',
  'org.moved',
  'org.notDeleted',
  'user.accountDuplicate',
  'user.accountTaken',
  'user.roleMissing',
  'user.oneself',
  'role.duplicate',
  'role.notForLevel',
  'role.noEquivalent',
  'class.moved',
  'class.gradeNotForSchool',
  'enrolment.changed',
  'enrolment.duplicate',
  'enrolment.roleNotHeld',
  'enrolment.schoolDiffers',
  'enrolment.secondPrimary',
  'scope.outside',
  'scope.lastAdministrator',
]);

const rosterProblem = Type.Object({
  /** An error stops the import; a warning says what is left out. */
  severity: Type.Enum(['error', 'warning']),
  file: Type.String(),
  /** Line of the row in its file, the header being 1; 0 where the whole file is meant. */
  row: Type.Integer(),
  column: nullable(Type.String()),
  code: rosterProblemCode,
  /** The offending value, shortened to 100 characters; never a password. */
  value: nullable(Type.String()),
});

export const rosterReportSchema = Type.Object({
  /** Whether anything was written: all of it or nothing. */
  imported: Type.Boolean(),
  files: Type.Array(
    Type.Object({
      name: Type.String(),
      /** `utf-8`, `utf-16le`, `utf-16be` or `gb18030`, as found. */
      encoding: Type.String(),
      rows: Type.Integer(),
    }),
  ),
  orgUnits: counts,
  people: counts,
  memberships: counts,
  classGroups: counts,
  enrolments: counts,
  errors: Type.Integer(),
  warnings: Type.Integer(),
  /** Every bad row, by file and row. */
  problems: Type.Array(rosterProblem),
});

export const rosterRoutes = defineRoutes({
  'POST /api/rosters/check': {
    access: 'signedIn',
    summary:
      'Check a OneRoster 1.2 CSV set (one zip, or its .csv files) without writing anything: a report of every bad row',
    tags: ['rosters'],
    multipart: true,
    response: rosterReportSchema,
    ratePerMinute: 30,
  },
  'POST /api/rosters/import': {
    access: 'signedIn',
    summary:
      'Import a OneRoster 1.2 CSV set in one transaction; with any error nothing is written, and imported is false',
    tags: ['rosters'],
    multipart: true,
    response: rosterReportSchema,
    ratePerMinute: 30,
  },
  'GET /api/rosters/export': {
    access: 'signedIn',
    summary: 'The units, people, roles and classes of a subtree as a zip of OneRoster 1.2 CSV files',
    tags: ['rosters'],
    query: Type.Object({ orgUnitId: Type.Optional(idText) }),
    response: { raw: 'application/zip' },
    ratePerMinute: 30,
  },
});
