import { freshMemory, type Question, questionOf } from '../predicates/evaluate.ts';
import type { Predicate, Readings } from '../predicates/predicate.ts';
import { type MonitorState, note, type StepProgress } from './monitor-state.ts';
import { groupOf, type Requirement, type Step } from './procedure.ts';
import { look, type Seen, seqOf } from './watch.ts';

/** Progress of every step by id. */
export type ProgressById = ReadonlyMap<string, StepProgress>;

/** Whether what comes after may begin. Work that was done in the wrong order is done all the same. */
export const isBehind = ({ state, notChosen, doneTick }: StepProgress): boolean =>
  state === 'done' || (state === 'skipped' && !notChosen) || (state === 'violated' && doneTick >= 0);

export const isOpen = ({ state }: StepProgress): boolean => state === 'available' || state === 'active';

/** One step of one run. */
export interface Followed {
  readonly step: Step;
  readonly progress: StepProgress;
  readonly byId: ProgressById;
  readonly state: MonitorState;
  /** The questions of the step's predicates. */
  readonly asks: { readonly done: Question; readonly begins?: Question; readonly precondition?: Question };
  /** Which change of the procedure's steps it was last admitted or turned away after; see `Changes`. */
  admittedAt: number;
}

/** How often a step has changed its state so far: what no step has changed need not be decided again. */
export interface Changes {
  count: number;
}

const asking = (predicate: Predicate | undefined): Question | undefined =>
  predicate === undefined ? undefined : questionOf(predicate);

/** A step of a run, ready to be taken through it. */
export function follow(step: Step, progress: StepProgress, byId: ProgressById, state: MonitorState): Followed {
  const begins = asking(step.begins);
  const precondition = asking(step.precondition);
  return {
    step,
    progress,
    byId,
    state,
    asks: {
      done: questionOf(step.done),
      ...(begins === undefined ? {} : { begins }),
      ...(precondition === undefined ? {} : { precondition }),
    },
    admittedAt: -1,
  };
}

function isMet({ byId }: Followed, requirement: Requirement): boolean {
  return groupOf(requirement).some((id) => {
    const progress = byId.get(id);
    return progress !== undefined && isBehind(progress);
  });
}

const isReady = (followed: Followed): boolean =>
  followed.step.after.every((requirement) => isMet(followed, requirement));

const missingFor = (followed: Followed): readonly string[] =>
  followed.step.after.flatMap((requirement) => (isMet(followed, requirement) ? [] : groupOf(requirement)));

/** Whether some requirement can only be met by alternatives that were not chosen. */
function leadsNowhere({ step, byId }: Followed): boolean {
  return step.after.some((requirement) => groupOf(requirement).every((id) => byId.get(id)?.notChosen === true));
}

function violate(
  { step, progress, state }: Followed,
  moment: Readings,
  how: 'outOfOrder' | 'preconditionFailed',
  missing: readonly string[],
): void {
  const { tick } = moment;
  const place = { tick, seq: seqOf(state, moment), step: step.id };
  note(state, how === 'outOfOrder' ? { kind: how, ...place, missing } : { kind: how, ...place });
  progress.state = 'violated';
  progress.offences += 1;
  // Forgotten, so that doing it again in its turn can be seen; what is true at this moment must first cease to be.
  progress.done.memory = freshMemory(step.done);
  if (step.begins !== undefined && progress.begins !== null) progress.begins.memory = freshMemory(step.begins);
}

function complete({ step, progress, state }: Followed, moment: Readings): void {
  const seq = seqOf(state, moment);
  progress.state = 'done';
  progress.doneTick = moment.tick;
  progress.doneSeq = seq;
  if (progress.beganTick < 0) progress.beganTick = moment.tick;
  note(state, { kind: 'done', tick: moment.tick, seq, step: step.id });
}

/** What marks that somebody set about the step: its beginning, or, where none is declared, that it is done. */
function setAbout({ asks, progress }: Followed, moment: Readings, done: Seen): boolean {
  if (asks.begins === undefined || progress.begins === null) return done.rose;
  return look(asks.begins, progress.begins, moment).rose;
}

/** Lets a pending step become available, or be left out. */
function admit(followed: Followed, { tick }: Readings): void {
  const { progress } = followed;
  if (leadsNowhere(followed)) {
    progress.state = 'skipped';
    progress.notChosen = true;
  } else if (isReady(followed)) {
    progress.state = 'available';
    progress.availableTick = tick;
  }
}

/** Admitting may have skipped it. */
const isSkipped = ({ state }: StepProgress): boolean => state === 'skipped';

/** Takes a step through one moment. Its requirements have been through it before. */
export function judgeStep(followed: Followed, moment: Readings, changes: Changes): void {
  const { step, progress, asks } = followed;
  if (progress.state === 'done' || progress.state === 'skipped') return;
  if (progress.state === 'pending' && followed.admittedAt !== changes.count) {
    followed.admittedAt = changes.count;
    admit(followed, moment);
  }
  const isDeaf = progress.state === 'pending' && step.early === 'ignored';
  if (isDeaf || isSkipped(progress)) return;
  const done = look(asks.done, progress.done, moment);
  const begun = setAbout(followed, moment, done);
  const prepared = asks.precondition === undefined || asks.precondition(moment, progress.precondition);
  if (begun) begin(followed, moment, prepared);
  if (progress.state === 'violated') {
    if (progress.doneTick < 0 && (done.now || (step.begins === undefined && begun))) progress.doneTick = moment.tick;
    return;
  }
  if (done.now && isOpen(progress)) complete(followed, moment);
}

function begin(followed: Followed, moment: Readings, prepared: boolean): void {
  const { progress } = followed;
  if (progress.beganTick < 0) progress.beganTick = moment.tick;
  if (!isReady(followed)) violate(followed, moment, 'outOfOrder', missingFor(followed));
  else if (!prepared) violate(followed, moment, 'preconditionFailed', []);
  else if (progress.state === 'violated' || progress.state === 'available') progress.state = 'active';
}
