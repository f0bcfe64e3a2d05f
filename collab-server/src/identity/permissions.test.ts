import { describe, expect, it } from 'vitest';
import { type Action, type HeldRole, type Standing, type Target, decide, permissionMatrix } from './permissions.ts';
import type { RoleCode } from './tables.ts';

const codes: Readonly<Record<string, RoleCode>> = {
  RE: 'researcher',
  TE: 'teacher',
  PL: 'prepLeader',
  SH: 'studioHost',
  TR: 'trainingInstructor',
  ST: 'student',
  AD: 'administrator',
  GU: 'guardian',
  EM: 'enterpriseMentor',
  PU: 'publicLearner',
};

/** The matrix as the domain writes it, apart from the code: action | in scope | own | invited. */
const written: Readonly<Record<Action, string>> = {
  createTeachingDocument: 'RE TE PL SH TR||EM',
  leadJointPreparation: 'RE PL SH||',
  observeLesson: 'RE PL SH||TE TR EM',
  applyForProject: 'RE TE PL SH TR||EM',
  assignReviews: 'AD||',
  decideReview: 'RE SH||TE PL TR EM',
  submitResource: '|RE TE PL SH TR EM|',
  timetableLiveLesson: 'PL AD||',
  leadLiveLesson: 'TE PL SH TR||RE EM',
  judgeTrainingTask: 'TR||EM',
  runTraining: '|RE TE PL SH TR ST EM PU|',
  addEvidence: 'TE PL TR|ST GU|EM',
  seePortrait: 'TE TR|ST PU GU|',
  manageRosters: 'AD||',
  seeDashboards: 'RE AD||',
};

const county = 'fujian/fuzhou/lianjiang/';
const school = `${county}qingyu/`;
const standings: readonly Standing[] = ['inScope', 'own', 'invited'];
const met = { assigned: true, theirClass: true } as const;
const targets: Readonly<Record<Standing, Target>> = {
  inScope: { orgPath: school, ...met },
  own: { own: true, ...met },
  invited: { invited: true, ...met },
};

function held(role: RoleCode, more: Partial<HeldRole> = {}): HeldRole {
  return { role, orgPath: county, subject: null, stage: null, ...more };
}

const cells = Object.entries(written).flatMap(([action, row]) =>
  row.split('|').flatMap((cell, index) =>
    Object.entries(codes).map(([code, role]) => ({
      action: action as Action,
      standing: standings[index] ?? 'inScope',
      role,
      allowed: cell.split(' ').includes(code),
    })),
  ),
);

describe('the permission matrix', () => {
  it('has a row for every action, and every cell is judged', () => {
    expect(Object.keys(permissionMatrix)).toEqual(Object.keys(written));
    expect(cells).toHaveLength(15 * 3 * 10);
  });

  it.each(cells)('$action, $standing: $role → $allowed', ({ action, standing, role, allowed }) => {
    const decision = decide(action, [held(role)], targets[standing]);
    expect(decision.ok).toBe(allowed);
    expect(decision).toMatchObject(allowed ? { value: { role: held(role), standing } } : {});
  });

  it.each(cells.filter(({ allowed }) => allowed))(
    '$action, $standing: $role has nothing elsewhere',
    ({ action, standing, role }) => {
      const elsewhere: Target =
        standing === 'inScope'
          ? { ...targets.inScope, orgPath: 'fujian/ningde/shouning/' }
          : { orgPath: 'other/', ...met };
      expect(decide(action, [held(role, { orgPath: school })], elsewhere).ok).toBe(false);
    },
  );

  it.each(cells.filter(({ allowed }) => allowed))(
    '$action, $standing: $role is stopped by recusal and by state',
    ({ action, standing, role }) => {
      expect(decide(action, [held(role)], { ...targets[standing], recused: true })).toEqual({
        ok: false,
        error: 'recused',
      });
      expect(decide(action, [held(role)], { ...targets[standing], open: false })).toEqual({
        ok: false,
        error: 'state',
      });
    },
  );
});

describe('a decision', () => {
  it('reaches down the tree and never up or across', () => {
    const role = [held('administrator', { orgPath: school })];
    expect(decide('manageRosters', role, { orgPath: school }).ok).toBe(true);
    expect(decide('manageRosters', role, { orgPath: county })).toEqual({ ok: false, error: 'scope' });
    // A name that merely begins alike is no part of the tree.
    expect(decide('manageRosters', role, { orgPath: `${county}qingyu-two/` }).ok).toBe(false);
    expect(decide('manageRosters', role, {}).ok).toBe(false);
  });

  it('asks for subject and stage where the role is limited to them', () => {
    const mathematics = held('researcher', { subject: 'mathematics', stage: 'primary' });
    const decision = (target: Target) =>
      decide('createTeachingDocument', [mathematics], { orgPath: school, ...target });
    expect(decision({ subject: 'mathematics', stage: 'primary' }).ok).toBe(true);
    expect(decision({ subject: 'mathematics' }).ok).toBe(true);
    expect(decision({ subject: 'chinese' })).toEqual({ ok: false, error: 'subject' });
    expect(decision({ subject: 'mathematics', stage: 'junior' })).toEqual({ ok: false, error: 'subject' });
  });

  it('opens a portrait to the teachers of the class alone, and a review to the assigned alone', () => {
    expect(decide('seePortrait', [held('teacher')], { orgPath: school })).toEqual({ ok: false, error: 'guard' });
    expect(decide('decideReview', [held('researcher')], { orgPath: school })).toEqual({ ok: false, error: 'guard' });
    expect(decide('decideReview', [held('researcher')], { orgPath: school, assigned: true }).ok).toBe(true);
  });

  it('lets nobody decide a review as an administrator, but lets who holds both roles decide as the other', () => {
    const both = [held('administrator'), held('studioHost')];
    expect(decide('decideReview', both, { orgPath: school, assigned: true })).toMatchObject({
      value: { role: { role: 'studioHost' } },
    });
  });

  it('tells which condition failed for the role that came furthest', () => {
    const roles = [held('teacher', { orgPath: 'other/' }), held('researcher', { subject: 'chinese' })];
    expect(decide('createTeachingDocument', roles, { orgPath: school, subject: 'mathematics' })).toEqual({
      ok: false,
      error: 'subject',
    });
    expect(decide('manageRosters', roles, { orgPath: school })).toEqual({ ok: false, error: 'role' });
    expect(decide('manageRosters', [], { orgPath: school })).toEqual({ ok: false, error: 'role' });
  });
});
