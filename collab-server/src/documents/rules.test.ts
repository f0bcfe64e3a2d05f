import { describe, expect, it } from 'vitest';
import type { HeldRole, RoleCode } from '../identity/index.ts';
import type { DocumentAction, DocumentRight } from './contract.ts';
import {
  allowedActions,
  decideCreate,
  decideDocument,
  decideMemberRight,
  documentActions,
  documentRight,
  effectiveRight,
  rightOfProgram,
} from './rules.ts';

const rights = ['own', 'edit', 'comment', 'read', null] as const;
const roles = ['host', 'member', null] as const;
const communityRights = ['edit', 'comment', 'read', 'none'] as const;

function codeOf(answer: ReturnType<typeof decideDocument>): string {
  return answer.ok ? 'yes' : answer.error.code;
}

describe('the right of a person in a document', () => {
  // Rows: right by name; columns: role in the community × what the document grants it.
  const expected: Record<string, Record<string, DocumentRight | null>> = {
    'host edit': { own: 'own', edit: 'own', comment: 'own', read: 'own', null: 'own' },
    'host comment': { own: 'own', edit: 'own', comment: 'own', read: 'own', null: 'own' },
    'host read': { own: 'own', edit: 'own', comment: 'own', read: 'own', null: 'own' },
    'host none': { own: 'own', edit: 'edit', comment: 'comment', read: 'read', null: null },
    'member edit': { own: 'own', edit: 'edit', comment: 'edit', read: 'edit', null: 'edit' },
    'member comment': { own: 'own', edit: 'edit', comment: 'comment', read: 'comment', null: 'comment' },
    'member read': { own: 'own', edit: 'edit', comment: 'comment', read: 'read', null: 'read' },
    'member none': { own: 'own', edit: 'edit', comment: 'comment', read: 'read', null: null },
    'null edit': { own: 'own', edit: 'edit', comment: 'comment', read: 'read', null: null },
    'null comment': { own: 'own', edit: 'edit', comment: 'comment', read: 'read', null: null },
    'null read': { own: 'own', edit: 'edit', comment: 'comment', read: 'read', null: null },
    'null none': { own: 'own', edit: 'edit', comment: 'comment', read: 'read', null: null },
  };
  const cells = roles.flatMap((communityRole) =>
    communityRights.flatMap((communityRight) =>
      rights.map((ownRight) => ({ communityRole, communityRight, ownRight })),
    ),
  );
  it.each(cells)('by name $ownRight, as $communityRole where the community may $communityRight', (cell) => {
    const row = expected[`${cell.communityRole} ${cell.communityRight}`];
    expect(documentRight(cell)).toBe(row?.[String(cell.ownRight)]);
  });
});

describe('what a right allows', () => {
  const no = 'permission.denied';
  const hidden = 'document.notFound';
  const archivedNow = 'document.archived';
  // own, edit, comment, read, none; first live, then archived.
  const live: Record<DocumentAction, readonly string[]> = {
    read: ['yes', 'yes', 'yes', 'yes', hidden],
    export: ['yes', 'yes', 'yes', 'yes', hidden],
    comment: ['yes', 'yes', 'yes', no, hidden],
    edit: ['yes', 'yes', no, no, hidden],
    rename: ['yes', 'yes', no, no, hidden],
    share: ['yes', no, no, no, hidden],
    move: ['yes', no, no, no, hidden],
    archive: ['yes', no, no, no, hidden],
    restore: [no, no, no, no, hidden],
  };
  const archived: Record<DocumentAction, readonly string[]> = {
    read: ['yes', 'yes', 'yes', 'yes', hidden],
    export: ['yes', 'yes', 'yes', 'yes', hidden],
    comment: [archivedNow, archivedNow, archivedNow, no, hidden],
    edit: [archivedNow, archivedNow, no, no, hidden],
    rename: [archivedNow, archivedNow, no, no, hidden],
    share: [archivedNow, no, no, no, hidden],
    move: [archivedNow, no, no, no, hidden],
    archive: [archivedNow, no, no, no, hidden],
    restore: ['yes', no, no, no, hidden],
  };
  it.each(documentActions)('%s', (action) => {
    expect(rights.map((right) => codeOf(decideDocument(action, right, false)))).toEqual(live[action]);
    expect(rights.map((right) => codeOf(decideDocument(action, right, true)))).toEqual(archived[action]);
  });

  it('never allows deleting', () => {
    expect(documentActions).not.toContain('delete');
  });

  it('lists the same actions as it decides', () => {
    expect(allowedActions('edit', false)).toEqual(['read', 'export', 'comment', 'edit', 'rename']);
    expect(allowedActions('own', true)).toEqual(['read', 'export', 'restore']);
  });

  it('makes an archived document read-only in open editors', () => {
    expect(rights.map((right) => right && effectiveRight(right, true))).toEqual(['read', 'read', 'read', 'read', null]);
    expect(rights.map((right) => right && effectiveRight(right, false))).toEqual([...rights]);
  });
});

describe('the right of an older program', () => {
  it('never writes a document of a later schema, and reads it as before', () => {
    const documentRights: readonly DocumentRight[] = ['own', 'edit', 'comment', 'read'];
    const of = (known: number | undefined, written: number) =>
      documentRights.map((right) => rightOfProgram(right, known, written));
    expect(of(1, 2)).toEqual(documentRights.map((right) => (right === 'read' ? 'read' : 'comment')));
    for (const [known, written] of [
      [2, 2],
      [3, 2],
      [1, 0],
      [undefined, 9],
    ] as const) {
      expect(of(known, written)).toEqual(documentRights);
    }
  });
});

describe('changing the right of a person', () => {
  const base = {
    actorRight: 'own',
    archived: false,
    isSelf: false,
    current: 'edit',
    next: 'read',
    ownerCount: 1,
  } as const;
  const code = (input: Parameters<typeof decideMemberRight>[0]) => {
    const answer = decideMemberRight(input);
    return answer.ok ? 'yes' : answer.error.code;
  };
  it.each([
    ['an owner changes another', base, 'yes'],
    ['an editor does not', { ...base, actorRight: 'edit' }, 'permission.denied'],
    ['who may not read learns nothing', { ...base, actorRight: null }, 'document.notFound'],
    ['an archived document keeps its rights', { ...base, archived: true }, 'document.archived'],
    ['an editor gives up their own', { ...base, actorRight: 'edit', isSelf: true, next: null }, 'yes'],
    [
      'an editor does not raise their own',
      { ...base, actorRight: 'edit', isSelf: true, next: 'own' },
      'permission.denied',
    ],
    ['the last owner does not go', { ...base, isSelf: true, current: 'own', next: null }, 'document.lastOwner'],
    ['the last owner is not lowered', { ...base, current: 'own', next: 'edit' }, 'document.lastOwner'],
    ['one of two owners goes', { ...base, isSelf: true, current: 'own', next: null, ownerCount: 2 }, 'yes'],
    ['an owner who stays owner', { ...base, current: 'own', next: 'own' }, 'yes'],
  ] as const)('%s', (_name, input, expected) => {
    expect(code(input)).toBe(expected);
  });
});

describe('making a document', () => {
  const held = (role: RoleCode): HeldRole[] => [{ role, orgPath: 'p/', subject: null, stage: null }];
  const everyRole: readonly RoleCode[] = [
    'researcher',
    'teacher',
    'prepLeader',
    'studioHost',
    'trainingInstructor',
    'student',
    'administrator',
    'guardian',
    'enterpriseMentor',
    'publicLearner',
  ];
  const whoMay = (community: Parameters<typeof decideCreate>[1]) =>
    everyRole.filter((role) => decideCreate(held(role), community).ok);
  const staff = ['researcher', 'teacher', 'prepLeader', 'studioHost', 'trainingInstructor'];

  it('is for RE TE PL SH TR of their own', () => {
    expect(whoMay(null)).toEqual(staff);
  });

  it('is for them, and for an invited EM, in a community they are in', () => {
    expect(whoMay('member')).toEqual([...staff, 'enterpriseMentor']);
    expect(whoMay('host')).toEqual([...staff, 'enterpriseMentor']);
  });

  it('is for nobody in a community that they only oversee, or do not see', () => {
    expect(whoMay('observer')).toEqual([]);
    expect(whoMay('none')).toEqual([]);
  });

  it('is for nobody without a role', () => {
    expect(decideCreate([], null).ok).toBe(false);
  });
});
