import Type from 'typebox';

/** 省 市 县 校 */
export const orgLevel = Type.Enum(['province', 'city', 'county', 'school']);

/** The kinds of school; each fixes the first two digits of the 学校标识码. */
export const schoolType = Type.Enum([
  'primary',
  'juniorSecondary',
  'seniorSecondary',
  'secondaryVocational',
  'higherVocational',
  'undergraduate',
  'specialEducation',
]);

/** Role codes of a Membership; the letters of the permission matrix stand beside each. */
export const roleCode = Type.Enum([
  'researcher', // RE 教研员
  'teacher', // TE 教师
  'prepLeader', // PL 备课组长
  'studioHost', // SH 名师工作室主持人
  'trainingInstructor', // TR 实训指导教师
  'student', // ST 学生
  'administrator', // AD 管理员
  'guardian', // GU 家长
  'enterpriseMentor', // EM 企业导师
  'publicLearner', // PU 公众学习者
]);

export const stageCode = Type.Enum(['primary', 'junior', 'senior', 'secVoc', 'highVoc', 'undergrad']);

/** A class that stays together all day (行政班), or one that meets for a subject (教学班). */
export const classKind = Type.Enum(['homeroom', 'scheduled']);

export const enrolmentRole = Type.Enum(['teacher', 'student']);

/** School years: G1 to G12, and Y1 to Y4 of vocational and higher schools. */
export const gradeCode = Type.Enum([
  ...(['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10', 'G11', 'G12'] as const),
  ...(['Y1', 'Y2', 'Y3', 'Y4'] as const),
]);

export const idText = Type.String({ minLength: 1, maxLength: 100 });
export const nameText = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });
/** Letters, digits and `. _ @ -`: what a person can type on any keyboard. Matched without regard to case. */
export const accountText = Type.String({
  minLength: 2,
  maxLength: 100,
  pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]+$',
});
/** Free of rules here: the rules answer with a code of their own, so that the client can explain. */
export const passwordText = Type.String({ minLength: 1, maxLength: 200 });
/** Subject code such as `mathematics` or a six-digit major; null for every subject. */
const subjectCode = Type.String({ minLength: 1, maxLength: 60 });
/** `2026-09-01` */
const dateText = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

export const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** One role of a person in one unit, limited to a subject and a stage where they are named. */
export const membershipSchema = Type.Object({
  id: idText,
  orgUnitId: idText,
  orgUnitName: Type.String(),
  level: orgLevel,
  role: roleCode,
  subject: nullable(Type.String()),
  stage: nullable(stageCode),
  /** First and last day in force; null without a limit. */
  beginsOn: nullable(dateText),
  endsOn: nullable(dateText),
});

export const newMembershipSchema = Type.Object({
  orgUnitId: idText,
  role: roleCode,
  subject: Type.Optional(nullable(subjectCode)),
  stage: Type.Optional(nullable(stageCode)),
  beginsOn: Type.Optional(nullable(dateText)),
  endsOn: Type.Optional(nullable(dateText)),
});

export const personId = Type.Object({ personId: idText });
export const orgUnitId = Type.Object({ orgUnitId: idText });
