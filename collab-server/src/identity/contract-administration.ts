import Type from 'typebox';
import { defineRoutes } from '../platform/contract.ts';
import {
  accountText,
  idText,
  membershipSchema,
  nameText,
  newMembershipSchema,
  nullable,
  orgLevel,
  orgUnitId,
  personId,
  roleCode,
  schoolType,
} from './contract-shapes.ts';

const orgUnitSchema = Type.Object({
  id: idText,
  parentId: nullable(idText),
  level: orgLevel,
  /** GB/T 2260; of its county for a school. */
  divisionCode: Type.String(),
  /** 学校标识码; schools only. */
  schoolIdentifier: nullable(Type.String()),
  schoolType: nullable(schoolType),
  name: Type.String(),
  /** People with a membership in this very unit, or null where the viewer does not administer it. */
  people: nullable(Type.Integer()),
  /** Whether the viewer is its administrator (of it, or of a unit above). */
  administered: Type.Boolean(),
});

const administeredMembershipSchema = Type.Interface([membershipSchema], {
  /** Whether the viewer may revoke it. */
  revocable: Type.Boolean(),
});

export const administeredPersonSchema = Type.Object({
  id: idText,
  account: Type.String(),
  displayName: Type.String(),
  disabled: Type.Boolean(),
  /** Nobody has set a password yet: they cannot sign in before an administrator gives a temporary one. */
  hasPassword: Type.Boolean(),
  createdAtMs: Type.Integer(),
  /** Whether the viewer may rename, disable and give a temporary password: all their memberships are in the viewer's scope. */
  manageable: Type.Boolean(),
  /** Only those in the viewer's scope. */
  memberships: Type.Array(administeredMembershipSchema),
  /** How many more the person has outside the viewer's scope. */
  membershipsElsewhere: Type.Integer(),
});

const temporaryPassword = Type.Object({
  /** Shown this once; must be changed at the next sign-in. */
  temporaryPassword: Type.String(),
  expiresAtMs: Type.Integer(),
});

export const administrationRoutes = defineRoutes({
  'GET /api/org-units': {
    access: 'signedIn',
    summary: 'The organisation tree as a flat list, parents before children, siblings in order',
    tags: ['administration'],
    query: Type.Object({
      /** `administered`: the units that the viewer administers and the units above them. */
      scope: Type.Optional(Type.Enum(['all', 'administered'])),
    }),
    response: Type.Object({ orgUnits: Type.Array(orgUnitSchema) }),
  },
  'POST /api/org-units': {
    access: 'signedIn',
    summary: 'Add a unit one level below a unit that the viewer administers',
    tags: ['administration'],
    body: Type.Object({
      parentId: idText,
      level: orgLevel,
      name: nameText,
      /** Six digits; left out for a school, which takes its county's. */
      divisionCode: Type.Optional(Type.String({ pattern: '^\\d{6}$' })),
      /** Ten digits whose first two fit the school's type; schools only. */
      schoolIdentifier: Type.Optional(Type.String({ pattern: '^\\d{10}$' })),
      schoolType: Type.Optional(schoolType),
    }),
    response: orgUnitSchema,
  },
  'PATCH /api/org-units/:orgUnitId': {
    access: 'signedIn',
    summary: 'Rename a unit; its codes stay',
    tags: ['administration'],
    params: orgUnitId,
    body: Type.Object({ name: nameText }),
    response: orgUnitSchema,
  },
  'GET /api/org-units/:orgUnitId/people': {
    access: 'signedIn',
    summary: 'People of a unit, or of its whole subtree, by name; paged',
    tags: ['administration'],
    params: orgUnitId,
    query: Type.Object({
      within: Type.Optional(Type.Enum(['unit', 'subtree'])),
      /** Part of a name or account. */
      query: Type.Optional(Type.String({ maxLength: 100 })),
      role: Type.Optional(roleCode),
      disabled: Type.Optional(Type.Boolean()),
      hasPassword: Type.Optional(Type.Boolean()),
      offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    response: Type.Object({ people: Type.Array(administeredPersonSchema), total: Type.Integer() }),
  },
  'POST /api/people': {
    access: 'signedIn',
    summary: 'Make a person with a first membership; answers a temporary password, shown this once',
    tags: ['administration'],
    body: Type.Object({ account: accountText, displayName: nameText, membership: newMembershipSchema }),
    response: Type.Object({ person: administeredPersonSchema, ...temporaryPassword.properties }),
  },
  'GET /api/people/:personId': {
    access: 'signedIn',
    summary: 'One person as their administrator sees them',
    tags: ['administration'],
    params: personId,
    response: administeredPersonSchema,
  },
  'PATCH /api/people/:personId': {
    access: 'signedIn',
    summary: 'Rename, disable (ends all their sessions) or enable',
    tags: ['administration'],
    params: personId,
    body: Type.Object({ displayName: Type.Optional(nameText), disabled: Type.Optional(Type.Boolean()) }),
    response: administeredPersonSchema,
  },
  'POST /api/people/:personId/temporary-password': {
    access: 'signedIn',
    summary: 'Give a temporary password, shown this once; ends all their sessions',
    tags: ['administration'],
    params: personId,
    response: temporaryPassword,
  },
  'POST /api/org-units/:orgUnitId/temporary-passwords': {
    access: 'signedIn',
    summary: 'Give temporary passwords to people of a unit who have none yet, some at a time, each shown this once',
    tags: ['administration'],
    params: orgUnitId,
    body: Type.Object({
      within: Type.Optional(Type.Enum(['unit', 'subtree'])),
      /** The `next` of the answer before; left out to begin. */
      after: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    response: Type.Object({
      given: Type.Array(
        Type.Object({ account: Type.String(), displayName: Type.String(), temporaryPassword: Type.String() }),
      ),
      expiresAtMs: Type.Integer(),
      /** Where to go on; null once all were looked at. */
      next: nullable(Type.String()),
    }),
    ratePerMinute: 60,
  },
  'POST /api/people/:personId/memberships': {
    access: 'signedIn',
    summary: 'Grant a role in a unit that the viewer administers',
    tags: ['administration'],
    params: personId,
    body: newMembershipSchema,
    response: administeredPersonSchema,
  },
  'DELETE /api/people/:personId/memberships/:membershipId': {
    access: 'signedIn',
    summary: 'Revoke a role',
    tags: ['administration'],
    params: Type.Object({ personId: idText, membershipId: idText }),
    response: administeredPersonSchema,
  },
});
