import { anyAct, comeIn, consentAct, follow, type FuzzAct, type FuzzWorld } from './testing-fuzz-acts.ts';
import { CLASS } from './testing-class.ts';

/** What people do in a lesson who mean well: so that there is something to be told, and to be sent. */
function likelyAct(world: FuzzWorld): FuzzAct {
  const { chance, lesson, listeners, server } = world;
  const classroomId = seatIn(world, 'receivingClassroom');
  const called = chance.of([classroomId, seatIn(world, 'student')]);
  const page = (personId: string, message: 'act' | 'floorAct', act: object): FuzzAct => ({
    name: `${personId} does ${JSON.stringify(act)}`,
    changesWho: message === 'act',
    run: () => listeners.get(personId)?.act(message, act) ?? Promise.resolve(),
  });
  const call = (personId: string, route: string, body: object, changesWho = false): FuzzAct => ({
    name: `${personId} sends ${route}`,
    changesWho,
    run: () => server.call(personId, route, body),
  });
  const path = `/api/lessons/${lesson.id}`;
  const acts: readonly [() => FuzzAct, ...(() => FuzzAct)[]] = [
    () => page('lead', 'floorAct', { kind: 'draw', classroomId }),
    () => page('lead', 'act', { kind: chance.of(['call.on', 'call.on', 'call.end']), classroomId: called }),
    () => page('assistant', 'floorAct', { kind: 'hand.raise', count: 2 }),
    () => page(chance.of(['home1', 'home2']), 'floorAct', { kind: 'hand.raise', count: 1 }),
    () => consentAct(world),
    () => consentAct(world),
    () => call('assistant', `PUT ${path}/consents/${classroomId}/apart`, { confirmed: chance.is(0.8) }),
    () => call('villagechief', `PUT ${path}/classes/${CLASS}`, { answer: 'yes' }, true),
    () => {
      const marks = ['pupil', 'other'].map((personId) => ({ personId, mark: 'present' }));
      return call('assistant', `PUT ${path}/rolls/${classroomId}`, { marks });
    },
    () => {
      const seat = `${path}/seats/${seatIn(world, 'assistantTeacher')}/person`;
      return call('citychief', `PUT ${seat}`, { personId: chance.of(['substitute', 'assistant']) }, true);
    },
    () => {
      const personId = chance.of(HOLDERS);
      return {
        name: `${personId} reads the lesson`,
        changesWho: false,
        run: async () => {
          const { body } = await server.call(personId, `GET ${path}`);
          world.keep({ personId, how: 'lesson', text: JSON.stringify(body) ?? '' });
        },
      };
    },
    () => comeIn({ ...world, people: HOLDERS }),
    () => follow({ ...world, people: HOLDERS }),
  ];
  return chance.of(acts)();
}

const HOLDERS = [
  'lead',
  'second',
  'classroom',
  'assistant',
  'stranger',
  'researcher',
  'technician',
  'home1',
  'home2',
] as const;

const seatIn = ({ lesson }: FuzzWorld, kind: string): string =>
  lesson.seats.find(({ seat }) => seat === kind)?.id ?? '';

/** Something likely, or anything. */
export const nextAct = (world: FuzzWorld): FuzzAct => (world.chance.is(0.5) ? likelyAct(world) : anyAct(world));

/** Everybody comes, with a page and into the media room. */
export const arrivals = (world: FuzzWorld): readonly FuzzAct[] =>
  HOLDERS.flatMap((personId) => [follow({ ...world, people: [personId] }), comeIn({ ...world, people: [personId] })]);
