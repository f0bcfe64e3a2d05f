import { type Result, err, ok, unreachable } from '../platform/result.ts';
import type { RoleCode, StageCode } from './tables.ts';

/**
 * How a person stands to what they act on: it lies in their part of the tree, it is their own (their child's, for a
 * guardian), or they were invited to it by name.
 */
export type Standing = 'inScope' | 'own' | 'invited';

/** What must hold beyond role and standing. */
export type Guard = 'assigned' | 'theirClass';

type Cells = { readonly [S in Standing]?: readonly RoleCode[] } & { readonly guard?: Partial<Record<Standing, Guard>> };

const staff = ['researcher', 'teacher', 'prepLeader', 'studioHost', 'trainingInstructor'] as const;
const leaders = ['researcher', 'prepLeader', 'studioHost'] as const;

/**
 * The permission matrix: for every action the roles that may do it, by standing. An administrator assigns, never decides.
 */
export const permissionMatrix = {
  createTeachingDocument: { inScope: staff, invited: ['enterpriseMentor'] },
  leadJointPreparation: { inScope: leaders },
  observeLesson: { inScope: leaders, invited: ['teacher', 'trainingInstructor', 'enterpriseMentor'] },
  applyForProject: { inScope: staff, invited: ['enterpriseMentor'] },
  assignReviews: { inScope: ['administrator'] },
  decideReview: {
    inScope: ['researcher', 'studioHost'],
    invited: ['teacher', 'prepLeader', 'trainingInstructor', 'enterpriseMentor'],
    guard: { inScope: 'assigned', invited: 'assigned' },
  },
  submitResource: { own: [...staff, 'enterpriseMentor'] },
  timetableLiveLesson: { inScope: ['prepLeader', 'administrator'] },
  leadLiveLesson: {
    inScope: ['teacher', 'prepLeader', 'studioHost', 'trainingInstructor'],
    invited: ['researcher', 'enterpriseMentor'],
  },
  judgeTrainingTask: { inScope: ['trainingInstructor'], invited: ['enterpriseMentor'] },
  runTraining: { own: [...staff, 'student', 'enterpriseMentor', 'publicLearner'] },
  addEvidence: {
    inScope: ['teacher', 'prepLeader', 'trainingInstructor'],
    own: ['student', 'guardian'],
    invited: ['enterpriseMentor'],
  },
  seePortrait: {
    inScope: ['teacher', 'trainingInstructor'],
    own: ['student', 'publicLearner', 'guardian'],
    guard: { inScope: 'theirClass' },
  },
  manageRosters: { inScope: ['administrator'] },
  seeDashboards: { inScope: ['researcher', 'administrator'] },
} as const satisfies Record<string, Cells>;

export type Action = keyof typeof permissionMatrix;

/** A membership in force, as decisions need it. */
export type HeldRole = {
  readonly role: RoleCode;
  /** Path of the unit in which the role is held: it reaches this unit and all below. */
  readonly orgPath: string;
  /** Null for every subject or stage. */
  readonly subject: string | null;
  readonly stage: StageCode | null;
};

/** What is acted on. What is left out does not limit. */
export type Target = {
  /** Path of the unit that it belongs to; left out, no role reaches it by scope. */
  readonly orgPath?: string;
  readonly subject?: string | null;
  readonly stage?: StageCode | null;
  /** Whether it is the person's own (their child's, for a guardian). */
  readonly own?: boolean;
  readonly invited?: boolean;
  readonly assigned?: boolean;
  /** Whether the pupil is in a class that the person teaches. */
  readonly theirClass?: boolean;
  /** Whether its state admits the action now; its workflow knows. */
  readonly open?: boolean;
  /** Declared or derived conflict of interest. */
  readonly recused?: boolean;
};

/** The first condition that failed for the role that came furthest. */
export type Refusal = 'role' | 'scope' | 'subject' | 'guard' | 'state' | 'recused';

export type Grant = { readonly role: HeldRole; readonly standing: Standing };

/** A subtree is a prefix of paths that end in a slash. */
export function isWithin(path: string, ancestorPath: string): boolean {
  return path.startsWith(ancestorPath);
}

const standings: readonly Standing[] = ['own', 'inScope', 'invited'];
const furthest: readonly Refusal[] = ['role', 'scope', 'subject', 'guard'];

/**
 * Allowed = role ∧ organisation subtree ∧ subject, stage ∧ state ∧ not recused. Answers the role that allows it, so that
 * a transition can record in what capacity it was made.
 */
export function decide(action: Action, roles: readonly HeldRole[], target: Target): Result<Grant, Refusal> {
  if (target.recused === true) return err('recused');
  if (target.open === false) return err('state');
  const cells: Cells = permissionMatrix[action];
  let refusal: Refusal = 'role';
  for (const standing of standings) {
    for (const role of roles) {
      if (!cells[standing]?.includes(role.role)) continue;
      const failed = firstFailure(role, standing, target, cells.guard?.[standing]);
      if (failed === undefined) return ok({ role, standing });
      if (furthest.indexOf(failed) > furthest.indexOf(refusal)) refusal = failed;
    }
  }
  return err(refusal);
}

function firstFailure(
  role: HeldRole,
  standing: Standing,
  target: Target,
  guard: Guard | undefined,
): Refusal | undefined {
  if (!stands(role, standing, target)) return 'scope';
  // What is one's own, or what one was invited to, needs no matching subject.
  if (standing === 'inScope' && !(covers(role.subject, target.subject) && covers(role.stage, target.stage)))
    return 'subject';
  return guard === undefined || target[guard] === true ? undefined : 'guard';
}

function stands(role: HeldRole, standing: Standing, target: Target): boolean {
  switch (standing) {
    case 'inScope':
      return target.orgPath !== undefined && isWithin(target.orgPath, role.orgPath);
    case 'own':
      return target.own === true;
    case 'invited':
      return target.invited === true;
    default:
      return unreachable(standing);
  }
}

function covers(held: string | null, wanted: string | null | undefined): boolean {
  return held === null || wanted === null || wanted === undefined || held === wanted;
}
