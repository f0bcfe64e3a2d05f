import type { Caption } from '../contract-floor.ts';
import type { FloorEntry, FloorEvent } from './entries.ts';

export type HandState = { readonly groupId: string; readonly count: number; readonly raisedAt: number };

/** Answers to one quiz. */
export type AnswersState = {
  /** Of pupils at home, by seat. */
  readonly given: Readonly<Record<string, number>>;
  /** Of classrooms, by option. */
  readonly counted: Readonly<Record<string, readonly number[]>>;
  /** By group. */
  readonly putOffMs: Readonly<Record<string, number>>;
};

export type MessageState = {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly groupId: string | null;
  readonly fromLead: boolean;
  readonly fromName: string | undefined;
  readonly text: string;
};

export type DrawState = Extract<FloorEvent, { readonly kind: 'draw' }> & { readonly id: string; readonly at: number };

/** What follows from a floor's log, whoever looks at it. */
export type FloorState = {
  readonly seq: number;
  readonly at: number;
  readonly hands: readonly HandState[];
  readonly answers: Readonly<Record<string, AnswersState>>;
  readonly messages: readonly MessageState[];
  readonly captions: readonly Caption[];
  readonly notes: readonly {
    readonly id: string;
    readonly at: number;
    readonly by: string;
    readonly personId?: string | undefined;
    readonly text: string;
  }[];
  readonly timer: { readonly startedAt: number; readonly endsAt: number; readonly label: string } | null;
  readonly draw: DrawState | null;
};

export const EMPTY_FLOOR: FloorState = {
  seq: 0,
  at: 0,
  hands: [],
  answers: {},
  messages: [],
  captions: [],
  notes: [],
  timer: null,
  draw: null,
};

const NO_ANSWERS: AnswersState = { given: {}, counted: {}, putOffMs: {} };

/** Answers to a quiz, whatever it is called: every object also has a `constructor`. */
export const answersTo = ({ answers }: Pick<FloorState, 'answers'>, quizId: string): AnswersState =>
  (Object.hasOwn(answers, quizId) ? answers[quizId] : undefined) ?? NO_ANSWERS;
/** A3 */
const LONGEST_PUT_OFF_MS = 10_000;

/** The floor after one more entry. @throws where it is not the next one: the log is broken. */
export function floorAfter(floor: FloorState, { seq, at, by, event }: FloorEntry): FloorState {
  if (seq !== floor.seq + 1) throw new Error(`floor entry ${seq} follows entry ${floor.seq}`);
  return { ...floor, seq, at, ...changeBy(floor, `f${seq}`, at, by ?? '', event) };
}

function changeBy(floor: FloorState, id: string, at: number, by: string, event: FloorEvent): Partial<FloorState> {
  switch (event.kind) {
    case 'hand.raise': {
      const { groupId, count } = event;
      const raised = floor.hands.some((hand) => hand.groupId === groupId);
      const hands = raised
        ? floor.hands.map((hand) => (hand.groupId === groupId ? { ...hand, count } : hand))
        : [...floor.hands, { groupId, count, raisedAt: at }];
      return { hands };
    }
    case 'hand.lower':
    case 'hand.dismiss':
      return { hands: floor.hands.filter(({ groupId }) => groupId !== event.groupId) };
    case 'answer.give':
      return answered(floor, event.quizId, ({ given }) => ({ given: { ...given, [by]: event.option } }));
    case 'answer.count':
      return answered(floor, event.quizId, ({ counted }) => ({
        counted: { ...counted, [event.groupId]: event.counts },
      }));
    case 'quiz.seen':
      return answered(floor, event.quizId, ({ putOffMs }) => ({
        putOffMs: { [event.groupId]: Math.min(LONGEST_PUT_OFF_MS, event.lateMs), ...putOffMs },
      }));
    case 'message.send': {
      const { groupId, fromLead, fromName, text } = event;
      return { messages: [...floor.messages, { id, at, by, groupId, fromLead, fromName, text }] };
    }
    case 'caption.put': {
      const { kind: _kind, ...caption } = event;
      return { captions: [...floor.captions, { ...caption, isFinal: true }].toSorted(byStart) };
    }
    case 'note.add':
      return { notes: [...floor.notes, { id, at, by, personId: event.personId, text: event.text }] };
    case 'timer.start':
      return { timer: { startedAt: at, endsAt: at + event.forMs, label: event.label } };
    case 'timer.stop':
      return { timer: null };
    case 'draw':
      return { draw: { ...event, id, at } };
  }
}

const byStart = (one: Caption, other: Caption): number => one.startMs - other.startMs;

function answered(
  floor: FloorState,
  quizId: string,
  change: (before: AnswersState) => Partial<AnswersState>,
): Pick<FloorState, 'answers'> {
  const before = answersTo(floor, quizId);
  return { answers: { ...floor.answers, [quizId]: { ...before, ...change(before) } } };
}
