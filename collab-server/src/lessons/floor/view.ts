import type { QuizState, StageState } from '@tongyan/media/timeline';
import { classroomIdOf, classroomsOf } from '../classrooms.ts';
import type { Caption, FloorView, LinkReport, RollCounts } from '../contract-floor.ts';
import type { SeatKind } from '../contract.ts';
import type { SeatRow } from '../store.ts';
import { drawnIndex } from './entries.ts';
import { headsOf } from './rules.ts';
import { answersTo, type FloorState } from './state.ts';

export type SeatPresence = { readonly present: boolean; readonly since: number | null };
export type SeatLink = LinkReport & { readonly at: number };
export type RecordingMark = NonNullable<FloorView['recording']>;

/** Everything that a floor shows, before it is cut to what one seat may see. */
export type FloorFacts = {
  readonly floor: FloorState;
  readonly stage: StageState;
  readonly seats: readonly SeatRow[];
  readonly leadingSeatId: string | null;
  readonly rolls: Readonly<Record<string, RollCounts>>;
  readonly presence: ReadonlyMap<string, SeatPresence>;
  readonly links: ReadonlyMap<string, SeatLink>;
  /** Of segments that are not final yet. */
  readonly interim: readonly Caption[];
  readonly recording: RecordingMark | null;
  /** Seats from which pupils may be seen and heard. */
  readonly consented: ReadonlySet<string>;
};

export type FloorViewer = { readonly seatId: string; readonly seat: SeatKind; readonly groupId: string | null };

const MOST_MESSAGES = 200;
const MOST_CAPTIONS = 40;
const seeingAll: readonly SeatKind[] = ['leadTeacher', 'technician', 'observer'];
const ofLead: readonly SeatKind[] = ['leadTeacher', 'technician'];
const needConsent: readonly SeatKind[] = ['leadClassroom', 'receivingClassroom', 'student'];
const inClassrooms: readonly SeatKind[] = ['leadClassroom', 'receivingClassroom', 'assistantTeacher'];

/** The floor as one seat may see it: rules V of SPEC.md. */
export function viewFloor(facts: FloorFacts, viewer: FloorViewer): FloorView {
  const { floor } = facts;
  return {
    seq: floor.seq,
    hands: handsFor(facts, viewer),
    quizzes: facts.stage.quizzes.map((quiz) => quizFor(facts, quiz, viewer)),
    messages: messagesFor(facts, viewer),
    captions: [...floor.captions, ...facts.interim].slice(-MOST_CAPTIONS),
    notes: notesFor(facts, viewer),
    timer: floor.timer,
    draw: drawFor(facts, viewer),
    rolls: Object.entries(facts.rolls)
      .filter(([classroomId]) => seeingAll.includes(viewer.seat) || classroomId === viewer.groupId)
      .map(([classroomId, counts]) => ({ classroomId, counts })),
    seats: facts.seats.map((seat) => seatFor(facts, seat, viewer)),
    recording: facts.recording,
  };
}

/** M3: a seat that was given to somebody else shows them nothing of who had it before. */
function notesFor({ floor, seats }: FloorFacts, { seatId }: FloorViewer): FloorView['notes'] {
  const viewerId = seats.find(({ id }) => id === seatId)?.personId;
  return floor.notes
    .filter(({ by, personId }) => by === seatId && (personId === undefined || personId === viewerId))
    .map(({ id, at, text }) => ({ id, at, text }));
}

/** V1 */
function handsFor({ floor, seats }: FloorFacts, { seat, seatId }: FloorViewer): FloorView['hands'] {
  const seesAll = seeingAll.includes(seat) || inClassrooms.includes(seat);
  return floor.hands.map(({ groupId, count, raisedAt }) => {
    const isPupil = seats.some(({ id, seat: kind }) => id === groupId && kind === 'student');
    const isOwn = seatId === groupId;
    const isNamed = isOwn || (isPupil ? ofLead.includes(seat) : seesAll);
    const rest = { count, raisedAt, name: isNamed ? nameOf(seats, groupId) : '' };
    if (!seesAll && !isOwn) return { id: '', seatId: null, classroomId: null, ...rest };
    return { id: groupId, seatId: isPupil ? groupId : null, classroomId: isPupil ? null : groupId, ...rest };
  });
}

/** School and class, or a pupil's name. */
function nameOf(seats: readonly SeatRow[], groupId: string): string {
  const seat = seats.find(({ id }) => id === groupId);
  if (seat === undefined) return '';
  if (seat.seat === 'student') return seat.displayName;
  return `${seat.classroomOrgUnitName ?? ''} ${seat.classroomName ?? ''}`.trim();
}

/** V2 */
function quizFor(
  { floor, seats, rolls }: FloorFacts,
  { quizId, options, phase }: QuizState,
  { seat, seatId, groupId }: FloorViewer,
): FloorView['quizzes'][number] {
  const { given, counted, putOffMs } = answersTo(floor, quizId);
  const none = () => options.map(() => 0);
  const classrooms = classroomsOf(seats).map(({ id }) => ({
    classroomId: id,
    counts: [...(counted[id] ?? none())],
    heads: rolls[id] === undefined ? null : headsOf(rolls[id]),
    putOffMs: putOffMs[id] ?? 0,
  }));
  const pupils = seats.filter((other) => other.seat === 'student');
  const atHome = none();
  for (const { id } of pupils) {
    const option = given[id];
    if (option !== undefined) atHome[option] = (atHome[option] ?? 0) + 1;
  }
  const putOff = Math.max(0, ...pupils.map(({ id }) => putOffMs[id] ?? 0));
  const home = { classroomId: null, counts: atHome, heads: pupils.length, putOffMs: putOff };
  const all = pupils.length > 0 ? [...classrooms, home] : classrooms;
  const seesAll = seeingAll.includes(seat) || phase === 'revealed';
  return {
    quizId,
    groups: seesAll ? all : all.filter(({ classroomId }) => classroomId !== null && classroomId === groupId),
    myOption: given[seatId] ?? null,
  };
}

/** M2 */
function messagesFor({ floor, seats }: FloorFacts, { seat, groupId }: FloorViewer): FloorView['messages'] {
  if (!ofLead.includes(seat) && !inClassrooms.includes(seat)) return [];
  return floor.messages
    .filter((message) => {
      if (ofLead.includes(seat) || message.groupId === groupId) return true;
      return message.groupId === null && message.fromLead;
    })
    .slice(-MOST_MESSAGES)
    .map(({ id, at, by, groupId: classroomId, fromLead, fromName, text }) => ({
      id,
      at,
      fromSeatId: by,
      fromName: fromName ?? seats.find((other) => other.id === by)?.displayName ?? '',
      classroomId,
      fromLead,
      text,
    }));
}

/** T4 */
function drawFor({ floor: { draw }, seats }: FloorFacts, { seat, seatId, groupId }: FloorViewer): FloorView['draw'] {
  if (draw === null) return null;
  const drawn = draw.among[drawnIndex(draw.seed, draw.among.length)] ?? null;
  const isThere = inClassrooms.includes(seat) && groupId !== null && groupId === draw.groupId;
  const isThemself = drawn !== null && seats.find(({ id }) => id === seatId)?.personId === drawn;
  const isTold = seat === 'leadTeacher' || isThere || isThemself;
  return {
    id: draw.id,
    at: draw.at,
    classroomId: draw.by === 'classroom' ? drawn : draw.groupId,
    pupilName: isTold ? draw.name : null,
    number: draw.by === 'head' ? Number(drawn) : null,
    among: draw.among.length,
  };
}

/** V3 */
function seatFor(
  { seats, presence, links, leadingSeatId, consented }: FloorFacts,
  seat: SeatRow,
  viewer: FloorViewer,
): FloorView['seats'][number] {
  const group = classroomIdOf(seat, seats);
  const isTold =
    ofLead.includes(viewer.seat) || seat.id === viewer.seatId || (group !== null && group === viewer.groupId);
  const { present, since } = presence.get(seat.id) ?? { present: false, since: null };
  return {
    seatId: seat.id,
    present,
    since,
    onStage: seat.onStage === 1,
    barred: seat.barred === 1,
    leads: seat.id === leadingSeatId,
    link: isTold ? (links.get(seat.id) ?? null) : null,
    consented: isTold && needConsent.includes(seat.seat) ? consented.has(seat.id) : null,
  };
}
