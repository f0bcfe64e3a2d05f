import Type, { type Static } from 'typebox';
import { defineRoutes } from '../platform/contract.ts';

const idSchema = Type.String({ minLength: 1, maxLength: 64 });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const orgLevelSchema = Type.Union([
  Type.Literal('province'),
  Type.Literal('city'),
  Type.Literal('county'),
  Type.Literal('school'),
]);

/** host 主持人 leads a community, names it and chooses its people; member 成员 works in it. */
const communityRoleSchema = Type.Union([Type.Literal('host'), Type.Literal('member')]);

/** What members of a community may do in a document of it that grants them nothing by name. */
export const communityRightSchema = Type.Union([
  Type.Literal('edit'),
  Type.Literal('comment'),
  Type.Literal('read'),
  Type.Literal('none'),
]);

/** A person as lists show them: name, and the unit of their first membership. */
export const personReferenceSchema = Type.Object({
  personId: Type.String(),
  displayName: Type.String(),
  orgUnitName: nullable(Type.String()),
  level: nullable(orgLevelSchema),
});

/** Where the people of a community come from, for its map of the four levels. */
const communityMemberSchema = Type.Object({
  personId: Type.String(),
  displayName: Type.String(),
  role: communityRoleSchema,
  joinedAtMs: Type.Integer(),
  orgUnitId: nullable(Type.String()),
  orgUnitName: nullable(Type.String()),
  level: nullable(orgLevelSchema),
  /** Names of the units above; null where the person's own unit stands at or above that level. */
  countyName: nullable(Type.String()),
  cityName: nullable(Type.String()),
});

export const communitySummarySchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  purpose: Type.String(),
  subject: nullable(Type.String()),
  stage: nullable(Type.String()),
  home: Type.Object({ orgUnitId: Type.String(), name: Type.String(), level: orgLevelSchema }),
  memberCount: Type.Integer(),
  /** Documents that are not archived. */
  documentCount: Type.Integer(),
  /** null: seen by a researcher or administrator of its home, who is not in it. */
  myRole: nullable(communityRoleSchema),
  createdAtMs: Type.Integer(),
  lastActivityAtMs: Type.Integer(),
});

const activitySchema = Type.Object({
  kind: Type.Union([
    Type.Literal('communityCreated'),
    Type.Literal('memberJoined'),
    Type.Literal('memberLeft'),
    Type.Literal('documentCreated'),
    Type.Literal('documentEdited'),
    Type.Literal('documentMoved'),
    Type.Literal('documentArchived'),
    Type.Literal('documentRestored'),
  ]),
  atMs: Type.Integer(),
  actor: nullable(personReferenceSchema),
  /** Who joined or left. */
  person: Type.Optional(personReferenceSchema),
  /** Only documents that the viewer may read. */
  document: Type.Optional(Type.Object({ id: Type.String(), title: Type.String() })),
});

const communityDetailSchema = Type.Object({
  ...communitySummarySchema.properties,
  /** The right that a new document here gives to the members. */
  documentRight: communityRightSchema,
  members: Type.Array(communityMemberSchema),
  /** Newest first, at most 30. */
  recentActivity: Type.Array(activitySchema),
  /** What the viewer may do here. */
  may: Type.Object({
    createDocument: Type.Boolean(),
    update: Type.Boolean(),
    manageMembers: Type.Boolean(),
    leave: Type.Boolean(),
  }),
});

export type CommunityRole = Static<typeof communityRoleSchema>;
export type CommunityRight = Static<typeof communityRightSchema>;
export type PersonReference = Static<typeof personReferenceSchema>;
export type CommunityMember = Static<typeof communityMemberSchema>;
export type CommunitySummary = Static<typeof communitySummarySchema>;
export type CommunityDetail = Static<typeof communityDetailSchema>;
export type CommunityActivity = Static<typeof activitySchema>;

const communityParams = Type.Object({ communityId: idSchema });
const memberParams = Type.Object({ communityId: idSchema, personId: idSchema });
const nameSchema = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });
const purposeSchema = Type.String({ maxLength: 2_000 });
const codeSchema = nullable(Type.String({ minLength: 1, maxLength: 60 }));

export const communityRoutes = defineRoutes({
  'GET /api/communities': {
    access: 'signedIn',
    summary: 'Communities: those I am in, or all that I may see',
    tags: ['communities'],
    query: Type.Object({
      scope: Type.Optional(Type.Union([Type.Literal('mine'), Type.Literal('all')])),
      query: Type.Optional(Type.String({ maxLength: 100 })),
      cursor: Type.Optional(Type.String({ maxLength: 300 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
    response: Type.Object({ communities: Type.Array(communitySummarySchema), nextCursor: nullable(Type.String()) }),
  },
  'POST /api/communities': {
    access: 'signedIn',
    summary: 'Found a community; the founder is its first host',
    tags: ['communities'],
    body: Type.Object({
      name: nameSchema,
      purpose: Type.Optional(purposeSchema),
      subject: Type.Optional(codeSchema),
      stage: Type.Optional(codeSchema),
      /** A unit at or below one where the founder has a role that founds communities; by default the first such. */
      homeOrgUnitId: Type.Optional(idSchema),
      documentRight: Type.Optional(communityRightSchema),
    }),
    response: communityDetailSchema,
  },
  'GET /api/communities/:communityId': {
    access: 'signedIn',
    summary: 'One community with its people and what happened in it',
    tags: ['communities'],
    params: communityParams,
    response: communityDetailSchema,
  },
  'PATCH /api/communities/:communityId': {
    access: 'signedIn',
    summary: 'Change what a community is called, is for, and grants',
    tags: ['communities'],
    params: communityParams,
    body: Type.Object({
      name: Type.Optional(nameSchema),
      purpose: Type.Optional(purposeSchema),
      subject: Type.Optional(codeSchema),
      stage: Type.Optional(codeSchema),
      documentRight: Type.Optional(communityRightSchema),
    }),
    response: communityDetailSchema,
  },
  'PUT /api/communities/:communityId/members/:personId': {
    access: 'signedIn',
    summary: 'Bring a person in, or change their role',
    tags: ['communities'],
    params: memberParams,
    body: Type.Object({ role: communityRoleSchema }),
    response: communityDetailSchema,
  },
  'DELETE /api/communities/:communityId/members/:personId': {
    access: 'signedIn',
    summary: 'Remove a person; with my own id, leave',
    tags: ['communities'],
    params: memberParams,
    response: null,
  },
});
