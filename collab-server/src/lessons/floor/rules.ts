import type { QuizState, StageState } from '@tongyan/media/timeline';
import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import type { FloorAct, RollCounts } from '../contract-floor.ts';
import type { SeatKind } from '../contract.ts';
import { drawnIndex, type FloorEvent } from './entries.ts';
import { answersTo, type FloorState } from './state.ts';

/** Who acts on a floor. */
export type FloorActor = {
  readonly seatId: string;
  readonly seat: SeatKind;
  /** The classroom, or a pupil's own seat. */
  readonly groupId: string | null;
  readonly leads: boolean;
};

/** What decides about an act beside the floor itself. */
export type FloorSurroundings = {
  /** Lesson time, whole milliseconds. */
  readonly at: number;
  readonly stage: StageState;
  readonly classroomIds: readonly string[];
  /** Classrooms of which a page is connected. */
  readonly connectedIds: readonly string[];
  readonly rolls: Readonly<Record<string, RollCounts>>;
  /** T3: the pupils of a classroom who can be drawn; undefined where it is no class of the rosters. */
  readonly pupilsOf: (
    classroomId: string,
  ) => readonly { readonly personId: string; readonly name: string }[] | undefined;
  /** 32 bits of chance. */
  readonly seed: number;
};

const ofClassroom: readonly SeatKind[] = ['leadTeacher', 'leadClassroom', 'receivingClassroom', 'assistantTeacher'];
const withHand: readonly SeatKind[] = ['leadClassroom', 'receivingClassroom', 'assistantTeacher', 'student'];
const ofLead: readonly SeatKind[] = ['leadTeacher', 'technician'];
const captioners: readonly SeatKind[] = ['leadTeacher', 'assistantTeacher', 'technician'];

const denied = err(problem('permission.denied'));
const refuse = (reason: string) => err(problem('lesson.floorRefused', { reason }));

/** What an act becomes; L2: a problem where it does not fit, or where this seat may not do it. */
export function decideFloorAct(
  floor: FloorState,
  actor: FloorActor,
  act: Exclude<FloorAct, { readonly kind: 'caption.put' }>,
  around: FloorSurroundings,
): Result<FloorEvent, Problem> {
  const { seat, groupId } = actor;
  const isOfLead = ofLead.includes(seat);
  switch (act.kind) {
    case 'hand.raise':
      if (!withHand.includes(seat) || groupId === null) return denied;
      return ok({ kind: act.kind, groupId, count: seat === 'student' ? 1 : act.count });
    case 'hand.lower':
      if (!withHand.includes(seat) || groupId === null) return denied;
      return hasHand(floor, groupId) ? ok({ kind: act.kind, groupId }) : refuse('handNotRaised');
    case 'hand.dismiss':
      if (!isOfLead) return denied;
      return hasHand(floor, act.handId) ? ok({ kind: act.kind, groupId: act.handId }) : refuse('handNotRaised');
    case 'answer.give': {
      if (seat !== 'student') return denied;
      const quiz = quizOf(around.stage, act.quizId);
      if (!quiz || !isTaken(floor, quiz, actor.seatId, around.at)) return refuse('quizNotOpen');
      return act.option < quiz.options.length ? ok(act) : refuse('optionUnknown');
    }
    case 'answer.count':
      return decideCounts(floor, actor, act, around);
    case 'quiz.seen': {
      if (groupId === null) return denied;
      const quiz = quizOf(around.stage, act.quizId);
      if (!quiz || quiz.phase !== 'open') return refuse('quizNotOpen');
      return putOffMsOf(floor, act.quizId, groupId) === undefined ? ok({ ...act, groupId }) : refuse('seenAlready');
    }
    case 'message.send':
      return decideMessage(actor, act, around.classroomIds);
    case 'note.add':
      return ok(act);
    case 'timer.start':
    case 'timer.stop':
      if (!actor.leads && seat !== 'technician') return denied;
      return act.kind === 'timer.start' || floor.timer !== null ? ok(act) : refuse('noTimer');
    case 'draw':
      return actor.leads || seat === 'technician' ? decideDraw(act.classroomId, around) : denied;
  }
}

/** C1 @returns undefined where this seat puts captions. */
export const decideCaption = (seat: SeatKind): Result<void, Problem> =>
  captioners.includes(seat) ? ok(undefined) : denied;

const hasHand = ({ hands }: FloorState, wanted: string): boolean => hands.some(({ groupId }) => groupId === wanted);

const quizOf = ({ quizzes }: StageState, wanted: string): QuizState | undefined =>
  quizzes.find(({ quizId }) => quizId === wanted);

const putOffMsOf = (floor: FloorState, quizId: string, groupId: string): number | undefined =>
  answersTo(floor, quizId).putOffMs[groupId];

/** A1, A3 */
function isTaken(floor: FloorState, { quizId, phase, closesAt }: QuizState, groupId: string, at: number): boolean {
  const putOffMs = putOffMsOf(floor, quizId, groupId) ?? 0;
  return phase === 'open' && (closesAt === null || at < closesAt + putOffMs);
}

/** T3: who of a classroom is there by its roll. */
export const headsOf = ({ present, late, leftEarly }: RollCounts): number => present + late + leftEarly;

type Act<Kind extends FloorAct['kind']> = Extract<FloorAct, { readonly kind: Kind }>;

function decideCounts(
  floor: FloorState,
  { seat, groupId }: FloorActor,
  act: Act<'answer.count'>,
  { stage, rolls, at }: FloorSurroundings,
): Result<FloorEvent, Problem> {
  if (!ofClassroom.includes(seat) || groupId === null) return denied;
  const quiz = quizOf(stage, act.quizId);
  if (!quiz || !isTaken(floor, quiz, groupId, at)) return refuse('quizNotOpen');
  if (act.counts.length !== quiz.options.length) return refuse('optionUnknown');
  const roll = rolls[groupId];
  const sum = act.counts.reduce((total, count) => total + count, 0);
  if (roll !== undefined && sum > headsOf(roll)) return refuse('moreThanHeads');
  return ok({ ...act, groupId });
}

function decideMessage(
  { seat, groupId }: FloorActor,
  { to, text }: Act<'message.send'>,
  classroomIds: readonly string[],
): Result<FloorEvent, Problem> {
  const kind = 'message.send' as const;
  if (seat === 'leadTeacher') {
    if (to !== null && !classroomIds.includes(to)) return refuse('classroomUnknown');
    return ok({ kind, groupId: to, fromLead: true, text });
  }
  if (seat !== 'technician' && (!ofClassroom.includes(seat) || groupId === null)) return denied;
  return to === null ? ok({ kind, groupId, fromLead: false, text }) : denied;
}

function decideDraw(
  classroomId: string | null,
  { connectedIds, classroomIds, rolls, pupilsOf, seed }: FloorSurroundings,
): Result<FloorEvent, Problem> {
  const kind = 'draw' as const;
  if (classroomId === null) {
    if (connectedIds.length === 0) return refuse('nobodyThere');
    return ok({ kind, groupId: null, seed, among: connectedIds, by: 'classroom', name: null });
  }
  if (!classroomIds.includes(classroomId)) return refuse('classroomUnknown');
  const pupils = pupilsOf(classroomId);
  if (pupils !== undefined) {
    const drawn = pupils[drawnIndex(seed, pupils.length)];
    if (drawn === undefined) return refuse('nobodyThere');
    const among = pupils.map(({ personId }) => personId);
    return ok({ kind, groupId: classroomId, seed, among, by: 'pupil', name: drawn.name });
  }
  const roll = rolls[classroomId];
  if (roll === undefined) return refuse('noRoll');
  const among = Array.from({ length: headsOf(roll) }, (_, index) => String(index + 1));
  return among.length > 0
    ? ok({ kind, groupId: classroomId, seed, among, by: 'head', name: null })
    : refuse('nobodyThere');
}
