import type { StageEvent } from '@tongyan/media/timeline';
import type { FloorAct } from './contract-floor.ts';
import type { LessonDetail } from './contract.ts';
import { CLASS } from './testing-class.ts';
import { type Chance, Listener, type Told } from './testing-fuzz-world.ts';
import { START_MS, type TestLessons } from './testing-lessons-server.ts';

export type FuzzWorld = {
  readonly chance: Chance;
  readonly server: TestLessons;
  readonly lesson: LessonDetail;
  readonly people: readonly [string, ...string[]];
  readonly listeners: Map<string, Listener>;
  readonly keep: (told: Told) => void;
};

export type FuzzAct = {
  readonly name: string;
  /** Who may be told or sent what changes by it, be it a little after it is answered. */
  readonly changesWho: boolean;
  readonly run: () => Promise<unknown>;
};

const PURPOSES = ['live', 'record', 'reuse'] as const;
const READS = ['', '/attendance', '/attendance.csv', '/consents', '/closings', '/captions', '/materials'] as const;

/** Something that somebody might do, or try: chosen now, done when it is run. */
export function anyAct(world: FuzzWorld): FuzzAct {
  const { chance } = world;
  const kinds = [floorAct, floorAct, floorAct, stageAct, follow, follow, comeIn, comeIn, read, read] as const;
  const rarer = [
    seatAct,
    seatAct,
    consentAct,
    consentAct,
    apart,
    roll,
    answerFor,
    giveSeat,
    leave,
    nonsense,
    time,
    lead,
  ] as const;
  return chance.is(0.55) ? chance.of(kinds)(world) : chance.of(rarer)(world);
}

const ids = ({ seats }: LessonDetail): [string, ...string[]] => [
  seats[0]?.id ?? '',
  ...seats.map(({ id }) => id),
  'no-seat',
  'constructor',
];

function call({ server, keep }: FuzzWorld, personId: string, route: string, body?: unknown): FuzzAct['run'] {
  return async () => {
    const answer = await server.call(personId, route, body);
    keep({ personId, how: route, text: JSON.stringify(answer.body) ?? '' });
    return answer;
  };
}

export function follow({ chance, server, lesson, people, listeners, keep }: FuzzWorld): FuzzAct {
  const personId = chance.of(people);
  return {
    name: `${personId} follows`,
    changesWho: false,
    async run() {
      let listener = listeners.get(personId);
      if (listener === undefined || !listener.socket.active) {
        listener = new Listener(server.address, personId, keep);
        listeners.set(personId, listener);
        await new Promise<void>((resolve) => listener?.socket.once('connect', () => resolve()));
      }
      const followed = await listener.ask('follow', { lessonId: lesson.id, haveSeq: 0 });
      const floor = await listener.ask('floorFollow', { lessonId: lesson.id });
      for (const [how, body] of Object.entries({ follow: followed, floorFollow: floor })) {
        keep({ personId, how, text: JSON.stringify(body) ?? '' });
      }
    },
  };
}

/** Somebody with a page; their page is opened where they have none. */
function byPage(world: FuzzWorld, what: string, act: (listener: Listener) => Promise<unknown>): FuzzAct {
  const personId = world.chance.of(world.people);
  return {
    name: `${personId} ${what}`,
    changesWho: false,
    async run() {
      const listener = world.listeners.get(personId);
      if (listener === undefined) return;
      const answer = await act(listener);
      world.keep({ personId, how: what, text: JSON.stringify(answer) ?? '' });
    },
  };
}

function floorAct(world: FuzzWorld): FuzzAct {
  const { chance, lesson } = world;
  const id = chance.of(ids(lesson));
  const quizId = chance.of(['q1', 'q2', 'constructor']);
  const acts: [FloorAct, ...FloorAct[]] = [
    { kind: 'hand.raise', count: 1 + chance.below(5) },
    { kind: 'hand.lower' },
    { kind: 'hand.dismiss', handId: id },
    { kind: 'answer.give', quizId, option: chance.below(4) },
    { kind: 'answer.count', quizId, counts: [chance.below(9), chance.below(9)] },
    { kind: 'quiz.seen', quizId, lateMs: chance.below(20_000) },
    { kind: 'message.send', to: chance.is(0.4) ? null : id, text: '请看' },
    { kind: 'caption.put', segmentId: `s${chance.below(9)}`, text: '字幕', isFinal: chance.is(0.5) },
    { kind: 'note.add', text: 'note' },
    { kind: 'timer.start', forMs: 60_000, label: '' },
    { kind: 'timer.stop' },
    { kind: 'draw', classroomId: chance.is(0.2) ? null : id },
  ];
  const act = chance.of(acts);
  return byPage(world, `${act.kind} ${id}`, (listener) =>
    listener.act('floorAct', act.kind === 'note.add' ? { ...act, text: `note-of-${listener.personId}` } : act),
  );
}

function stageAct(world: FuzzWorld): FuzzAct {
  const { chance, lesson } = world;
  const classroomId = chance.of(ids(lesson));
  const quizId = chance.of(['q1', 'q2', 'constructor']);
  const events: [StageEvent, ...StageEvent[]] = [
    { kind: 'call.on', classroomId },
    { kind: 'call.end', classroomId },
    { kind: 'call.on', classroomId },
    { kind: 'quiz.open', quizId, question: '?', options: ['A', 'B'] },
    { kind: 'quiz.close', quizId },
    { kind: 'quiz.reveal', quizId, correctOption: 1 },
    { kind: 'slides.open', deckId: 'd', pages: 3, page: 1 },
  ];
  const event = chance.of(events);
  const byOne = byPage(world, `${event.kind} ${classroomId}`, (listener) => listener.act('act', event));
  return { ...byOne, changesWho: event.kind.startsWith('call.') };
}

function nonsense(world: FuzzWorld): FuzzAct {
  const { chance } = world;
  const message = chance.of(['act', 'floorAct', 'floorFollow', 'follow', 'catchUp', 'linkReport', 'clock', 'else']);
  const body = chance.of([
    null,
    7,
    {},
    { lessonId: '__proto__' },
    { page: 'x', n: -1, act: { kind: 'draw' } },
    'x'.repeat(999),
  ]);
  return byPage(world, `sends nonsense as ${message}`, (listener) =>
    message === 'else' ? Promise.resolve() : listener.ask(message, body),
  );
}

function leave({ chance, people, listeners }: FuzzWorld): FuzzAct {
  const personId = chance.of(people);
  return {
    name: `${personId} loses the line`,
    changesWho: false,
    async run() {
      listeners.get(personId)?.socket.close();
      listeners.delete(personId);
    },
  };
}

/** Tokens are kept by whoever got them, and used now or much later, once or again. */
const tokens = new WeakMap<TestLessons, { readonly admissionId: string }[]>();

export function comeIn(world: FuzzWorld): FuzzAct {
  const { chance, server, lesson, people } = world;
  const held = tokens.get(server) ?? [];
  tokens.set(server, held);
  const old = held.length > 0 && chance.is(0.4) ? held[chance.below(held.length)] : undefined;
  const personId = chance.of(people);
  return {
    name: old === undefined ? `${personId} comes in` : `somebody comes in by an old token`,
    changesWho: false,
    async run() {
      const admission = old ?? (await server.call(personId, `POST /api/lessons/${lesson.id}/admissions`)).body;
      const { admissionId } = admission as { readonly admissionId?: string };
      if (admissionId === undefined) return;
      held.push({ admissionId });
      server.rooms.enter([...server.rooms.inside.keys()][0] ?? '', admissionId);
      // The media server tells of it.
      await server.lessons.sweep();
    },
  };
}

function read(world: FuzzWorld): FuzzAct {
  const { chance, lesson } = world;
  const [personId, what] = [chance.of(world.people), chance.of(READS)];
  const route = `GET /api/lessons/${lesson.id}${what}`;
  return { name: `${personId} reads ${what}`, changesWho: false, run: call(world, personId, route) };
}

function seatAct(world: FuzzWorld): FuzzAct {
  const { chance, lesson } = world;
  const [personId, seatId] = [chance.of(world.people), chance.of(ids(lesson))];
  const body = chance.of([{ onStage: true }, { onStage: false }, { barred: true }, { barred: false }]);
  const route = `PATCH /api/lessons/${lesson.id}/seats/${seatId}`;
  return {
    name: `${personId} sets ${seatId} ${JSON.stringify(body)}`,
    changesWho: false,
    run: call(world, personId, route, body),
  };
}

function giveSeat(world: FuzzWorld): FuzzAct {
  const { chance, lesson } = world;
  const [personId, seatId, to] = [chance.of(world.people), chance.of(ids(lesson)), chance.of(world.people)];
  const route = `PUT /api/lessons/${lesson.id}/seats/${seatId}/person`;
  return {
    name: `${personId} gives ${seatId} to ${to}`,
    changesWho: true,
    run: call(world, personId, route, { personId: to }),
  };
}

function lead(world: FuzzWorld): FuzzAct {
  const { chance, lesson } = world;
  const [personId, seatId] = [chance.of(world.people), chance.of(ids(lesson))];
  const route = `PUT /api/lessons/${lesson.id}/lead`;
  return {
    name: `${personId} gives the lead to ${seatId}`,
    changesWho: false,
    run: call(world, personId, route, { seatId }),
  };
}

export function consentAct(world: FuzzWorld): FuzzAct {
  const { chance, server } = world;
  const pupilId = chance.of(['pupil', 'other', 'home1', 'home2']);
  const personId = pupilId.startsWith('home') ? 'citychief' : 'villagechief';
  const route = `/api/consents/pupils/${pupilId}/${chance.of(PURPOSES)}`;
  const given = { noticeVersion: 1, expiresAtMs: server.clockMs + 86_400_000, paper: 'x' };
  return chance.is(0.6)
    ? { name: `given ${route}`, changesWho: false, run: call(world, personId, `PUT ${route}`, given) }
    : { name: `withdrawn ${route}`, changesWho: false, run: call(world, personId, `DELETE ${route}`) };
}

function apart(world: FuzzWorld): FuzzAct {
  const { chance, lesson } = world;
  const [personId, classroomId] = [chance.of(world.people), chance.of(ids(lesson))];
  const route = `PUT /api/lessons/${lesson.id}/consents/${classroomId}/apart`;
  const body = { confirmed: chance.is(0.7) };
  return {
    name: `${personId} confirms ${classroomId} ${body.confirmed}`,
    changesWho: false,
    run: call(world, personId, route, body),
  };
}

function roll(world: FuzzWorld): FuzzAct {
  const { chance, lesson } = world;
  const [personId, classroomId] = [chance.of(world.people), chance.of(ids(lesson))];
  const mark = chance.of(['present', 'absent', 'late']);
  const route = `PUT /api/lessons/${lesson.id}/rolls/${classroomId}`;
  const body = { marks: [{ personId: chance.of(['pupil', 'other', 'home1']), mark }] };
  return {
    name: `${personId} calls the roll of ${classroomId}`,
    changesWho: false,
    run: call(world, personId, route, body),
  };
}

function answerFor(world: FuzzWorld): FuzzAct {
  const { chance, lesson } = world;
  const personId = chance.of(world.people);
  const route = `PUT /api/lessons/${lesson.id}/classes/${CLASS}`;
  const body = { answer: chance.of(['yes', 'no']) };
  return { name: `${personId} answers ${body.answer}`, changesWho: true, run: call(world, personId, route, body) };
}

function time({ chance, server }: FuzzWorld): FuzzAct {
  const byMs = chance.below(20_000);
  return {
    name: `${byMs} ms pass, of ${server.clockMs - START_MS}`,
    changesWho: false,
    async run() {
      server.clockMs += byMs;
    },
  };
}
