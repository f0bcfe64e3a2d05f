import type { StageEntry } from '@tongyan/media/timeline';
import { classroomIdOf, classroomsOf } from '../classrooms.ts';
import type { LessonPhase } from '../contract.ts';
import type { FloorEntry } from '../floor/entries.ts';
import { EMPTY_FLOOR, floorAfter } from '../floor/state.ts';
import type { SeatRow } from '../store.ts';
import type { ObservationReport, TimelineEntry } from './contract-report.ts';
import { placeName } from './sheet.ts';

export type LessonLogs = {
  readonly seats: readonly SeatRow[];
  readonly phases: readonly LessonPhase[];
  readonly stage: readonly StageEntry[];
  readonly floor: readonly FloorEntry[];
};

export type LessonFacts = {
  readonly timeline: readonly TimelineEntry[];
  readonly classrooms: ObservationReport['classrooms'];
  readonly quizzes: ObservationReport['quizzes'];
};

type Quiz = ObservationReport['quizzes'][number] & { readonly id: string };
type Group = { readonly place: string | null; handsRaised: number; calledOn: number };

/** P1, P4: what the logs of a lesson tell of its steps, hands, callings and questions. */
export function lessonFacts({ seats, phases, stage, floor }: LessonLogs): LessonFacts {
  const groups = new Map<string, Group>(
    classroomsOf(seats).map(({ id, seats: there }) => [
      id,
      { place: placeName(there[0]), handsRaised: 0, calledOn: 0 },
    ]),
  );
  const home: Group = { place: null, handsRaised: 0, calledOn: 0 };
  const pupils = seats.filter(({ seat }) => seat === 'student');
  const groupOf = (id: string): Group => groups.get(id) ?? home;
  const timeline: TimelineEntry[] = [];
  const quizzes = new Map<string, Quiz>();

  for (const { showAt, event } of stage) {
    const at = Math.round(showAt);
    if (event.kind === 'phase.begin') {
      const name = phases.find(({ id }) => id === event.phaseId)?.name ?? event.phaseId;
      timeline.push({ kind: 'phase', at, name });
    } else if (event.kind === 'call.on') {
      const group = groupOf(groupIdOf(event.classroomId, seats));
      group.calledOn += 1;
      timeline.push({ kind: 'call', at, place: group.place });
    } else if (event.kind === 'quiz.open') {
      const { quizId, question, options } = event;
      quizzes.set(quizId, { id: quizId, at, question, options, correctOption: null });
      timeline.push({ kind: 'quiz', at, question });
    } else if (event.kind === 'quiz.reveal') {
      const quiz = quizzes.get(event.quizId);
      if (quiz) quizzes.set(event.quizId, { ...quiz, correctOption: event.correctOption });
    }
  }

  let state = EMPTY_FLOOR;
  for (const entry of floor) {
    const { at, event } = entry;
    if (event.kind === 'hand.raise' && !state.hands.some(({ groupId }) => groupId === event.groupId)) {
      const group = groupOf(event.groupId);
      group.handsRaised += 1;
      timeline.push({ kind: 'hand', at, place: group.place, count: event.count });
    }
    state = floorAfter(state, entry);
  }

  const asked = [...quizzes.values()];
  const counted = (id: string) =>
    asked.map((quiz) => [...(state.answers[quiz.id]?.counted[id] ?? quiz.options.map(() => 0))]);
  const given = asked.map((quiz) => {
    const chosen = pupils.map(({ id }) => state.answers[quiz.id]?.given[id]);
    return quiz.options.map((_, option) => chosen.filter((each) => each === option).length);
  });
  const classrooms = [...groups].map(([id, group]) => ({ ...group, answers: counted(id) }));
  return {
    timeline: timeline.toSorted((one, other) => one.at - other.at),
    classrooms: pupils.length === 0 ? classrooms : [...classrooms, { ...home, answers: given }],
    quizzes: asked.map(({ id: _id, ...quiz }) => quiz),
  };
}

/** A classroom is called on by its own name or by that of one of its seats. */
function groupIdOf(id: string, seats: readonly SeatRow[]): string {
  const seat = seats.find((each) => each.id === id);
  return (seat && classroomIdOf(seat, seats)) ?? id;
}
