import { ask, freshMemory } from '../predicates/evaluate.ts';
import type { Readings } from '../predicates/predicate.ts';
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
function setAbout({ step, progress }: Followed, moment: Readings, done: Seen): boolean {
  if (step.begins === undefined || progress.begins === null) return done.rose;
  return look(step.begins, progress.begins, moment).rose;
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

/** Takes a step through one moment. Its requirements have been through it before. */
export function judgeStep(followed: Followed, moment: Readings): void {
  const { step, progress } = followed;
  if (progress.state === 'pending') admit(followed, moment);
  const isDeaf = progress.state === 'pending' && step.early === 'ignored';
  if (isDeaf || progress.state === 'done' || progress.state === 'skipped') return;
  const done = look(step.done, progress.done, moment);
  const begun = setAbout(followed, moment, done);
  const prepared = step.precondition === undefined || ask(step.precondition, moment, progress.precondition);
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
