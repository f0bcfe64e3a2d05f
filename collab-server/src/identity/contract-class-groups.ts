import Type from 'typebox';
import { defineRoutes } from '../platform/contract.ts';
import { classKind, enrolmentRole, gradeCode, idText, nullable, orgUnitId } from './contract-shapes.ts';

const classGroupSchema = Type.Object({
  id: idText,
  title: Type.String(),
  kind: classKind,
  /** Youngest first; several where a small school teaches them together. */
  grades: Type.Array(gradeCode),
  /** Subject code; null for a class that is taught in many. */
  subject: nullable(Type.String()),
  classCode: nullable(Type.String()),
  location: nullable(Type.String()),
  /** `2027-07-01`: last day of the class; null without a limit. */
  endsOn: nullable(Type.String()),
});

const enrolmentSchema = Type.Object({
  person: Type.Object({ id: idText, displayName: Type.String(), account: Type.String() }),
  role: enrolmentRole,
  /** The one teacher who answers for the class: of a homeroom the 班主任. */
  isPrimary: Type.Boolean(),
  beginsOn: nullable(Type.String()),
  endsOn: nullable(Type.String()),
});

export const classGroupRoutes = defineRoutes({
  'GET /api/org-units/:orgUnitId/class-groups': {
    access: 'signedIn',
    summary: 'The classes of a school that the viewer administers, that have not ended, with how many are in each',
    tags: ['administration'],
    params: orgUnitId,
    response: Type.Object({
      classGroups: Type.Array(
        Type.Interface([classGroupSchema], { teachers: Type.Integer(), students: Type.Integer() }),
      ),
    }),
  },
  'GET /api/class-groups/:classGroupId': {
    access: 'signedIn',
    summary: 'A class with its teachers and students, those who have left it aside; the reading is recorded',
    tags: ['administration'],
    params: Type.Object({ classGroupId: idText }),
    response: Type.Interface([classGroupSchema], {
      orgUnitName: Type.String(),
      enrolments: Type.Array(enrolmentSchema),
    }),
  },
});
