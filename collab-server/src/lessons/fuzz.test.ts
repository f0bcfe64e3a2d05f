import { afterEach, describe, expect, it } from 'vitest';
import { sqliteTestDatabase } from '../platform/database/testing.ts';
import type { LessonDetail } from './contract.ts';
import { listSeats } from './store.ts';
import { CLASS, layClass } from './testing-class.ts';
import {
  chanceBy,
  CLASS_NAMES,
  HOME_NAMES,
  inside,
  type Listener,
  mayBeSent,
  mayBeTold,
  type Told,
} from './testing-fuzz-world.ts';
import type { FuzzWorld } from './testing-fuzz-acts.ts';
import { arrivals, nextAct } from './testing-fuzz-likely.ts';
import { plan } from './testing-lessons-contract.ts';
import { START_MS, startLessons, type TestLessons } from './testing-lessons-server.ts';

/** `FUZZ_SEED=…` runs one of them again, `FUZZ_SEEDS=…` so many others. */
const SEEDS =
  process.env['FUZZ_SEED'] === undefined
    ? Array.from({ length: Number(process.env['FUZZ_SEEDS'] ?? 2) }, (_, index) => 20_261_126 + index)
    : [Number(process.env['FUZZ_SEED'])];
const STEPS = Number(process.env['FUZZ_STEPS'] ?? 120);
/** What happens together is told together within so long. */
const TOLD_MS = 90;
const LAG_TRIES = 30;

const village = { orgUnitId: 'village', name: '六（1）班', classGroupId: CLASS };
const nextDoor = { orgUnitId: 'village', name: '五（1）班' };
const seats = [
  { seat: 'leadTeacher', personId: 'lead' },
  { seat: 'leadTeacher', personId: 'second' },
  { seat: 'receivingClassroom', personId: 'classroom', classroom: village },
  { seat: 'assistantTeacher', personId: 'assistant', classroom: village },
  { seat: 'receivingClassroom', personId: 'stranger', classroom: nextDoor },
  { seat: 'observer', personId: 'researcher' },
  { seat: 'technician', personId: 'technician' },
];
const PEOPLE = [
  'lead',
  'second',
  'planner',
  'classroom',
  'assistant',
  'stranger',
  'researcher',
  'technician',
  'home1',
  'home2',
  'substitute',
  'citychief',
  'villagechief',
  'pupil',
] as const;

describe('a lesson in which everybody does anything at any time', () => {
  let server: TestLessons | undefined;
  const listeners = new Map<string, Listener>();
  afterEach(async () => {
    for (const { socket } of listeners.values()) socket.close();
    listeners.clear();
    await server?.dispose();
  });

  it.each(SEEDS)(
    'tells nobody what is not theirs, and sends nothing without consent: seed %i',
    async (seed) => {
      process.stdout.write(`Fuzz of lessons: seed ${seed}, ${STEPS} steps\n`);
      const chance = chanceBy(seed);
      const world = await begin();
      server = world;
      const { lesson, mediaRoom } = await lay(world);
      const told: Told[] = [];
      const keep = (each: Told) => void told.push(each);
      const trail: string[] = [];
      const isAccepted = async () => {
        const row = await world.db.selectFrom('lessonClass').select('answer').executeTakeFirst();
        return row?.answer === 'yes';
      };

      let before = { seats: await listSeats(world.db, [lesson.id]), accepted: await isAccepted() };
      async function sentWrongly(): Promise<readonly string[]> {
        const allowed = await mayBeSent(world, lesson.id);
        return (await inside(world, mediaRoom())).flatMap(({ seat, isOut, grants }) => {
          const sources = grants?.sources ?? [];
          const isKept = !isOut && sources.every((source) => allowed.get(seat)?.includes(source) === true);
          return isKept ? [] : [`${seat} sends ${sources.join()} and may ${allowed.get(seat)?.join() ?? ''}`];
        });
      }
      /** Whoever was told something might be, just before or just after the step. */
      async function check(mayLag: boolean): Promise<void> {
        const wrong: string[] = [];
        const after = { seats: await listSeats(world.db, [lesson.id]), accepted: await isAccepted() };
        for (const { personId, how, text } of told.splice(0)) {
          for (const name of [...CLASS_NAMES, ...Object.values(HOME_NAMES)]) {
            const may = [before, after].some((then) => mayBeTold(personId, name, then.seats, then.accepted));
            if (!may && text.includes(name)) wrong.push(`${personId} was told of ${name} by ${how}: ${text}`);
          }
          const secret = /note-of-(\w+)/.exec(text)?.[1];
          if (secret !== undefined && secret !== personId) {
            wrong.push(`${personId} was told a note of ${secret} by ${how}`);
          }
        }
        before = after;
        // What follows from the stage comes a little after the act was answered; what follows from consents is there by then.
        let sent = await sentWrongly();
        for (let left = mayLag ? LAG_TRIES : 0; sent.length > 0 && left > 0; left -= 1) {
          await new Promise((resolve) => setTimeout(resolve, TOLD_MS));
          sent = await sentWrongly();
        }
        wrong.push(...sent);
        expect(wrong, last()).toEqual([]);
      }
      const last = () => `seed ${seed}, the last of ${trail.length}:\n${trail.slice(-12).join('\n')}`;

      const fuzzed: FuzzWorld = { chance, server: world, lesson, people: PEOPLE, listeners, keep };
      for (const { run } of arrivals(fuzzed)) await run();
      for (let step = 0; step < STEPS; step += 1) {
        const acts = Array.from({ length: chance.is(0.2) ? 3 : 1 }, () => nextAct(fuzzed));
        trail.push(acts.map(({ name }) => name).join(' + '));
        // What is still on its way is judged by how it was before.
        if (acts.some(({ changesWho }) => changesWho)) await new Promise((resolve) => setTimeout(resolve, TOLD_MS));
        await Promise.all(acts.map(({ run }) => run()));
        if (acts.some(({ changesWho }) => changesWho)) await new Promise((resolve) => setTimeout(resolve, TOLD_MS));
        await check(acts.some(({ changesWho }) => changesWho));
      }
      await new Promise((resolve) => setTimeout(resolve, TOLD_MS));
      await world.lessons.sweep();
      await check(false);
      // After the last look everybody inside may send all that their seat may.
      const allowed = await mayBeSent(world, lesson.id);
      for (const { seat, grants } of await inside(world, mediaRoom())) {
        expect([...(grants?.sources ?? [])].toSorted(), last()).toEqual([...(allowed.get(seat) ?? [])].toSorted());
      }
    },
    120_000,
  );

  async function begin(): Promise<TestLessons> {
    const world = await startLessons(sqliteTestDatabase);
    await layClass(world);
    const made = { sourcedId: null, createdAtMs: 0 };
    const always = { subject: null, stage: null, beginsOn: null, endsOn: null };
    const more = [
      ...Object.entries(HOME_NAMES).map(([id, name]) => [id, name, 'student', 'cityschool'] as const),
      ['substitute', '人 substitute', 'teacher', 'village'] as const,
      ['second', '人 second', 'teacher', 'cityschool'] as const,
    ];
    for (const [id, displayName, role, orgUnitId] of more) {
      const account = { account: id, displayName, passwordHash: null, disabled: 0, temporaryUntilMs: null };
      await world.db
        .insertInto('person')
        .values({ id, ...account, ...made })
        .execute();
      await world.db
        .insertInto('membership')
        .values({ id: `m-${id}`, personId: id, orgUnitId, role, ...always, ...made })
        .execute();
    }
    return world;
  }

  async function lay(world: TestLessons): Promise<{ lesson: LessonDetail; mediaRoom: () => string }> {
    const home = Object.keys(HOME_NAMES).map((personId) => ({ seat: 'student', personId }));
    const body = { ...plan, startsAtMs: START_MS, seats: [...seats, ...home] };
    const planned = await world.call('citychief', 'POST /api/lessons', body);
    expect(planned).toMatchObject({ status: 200 });
    const { id } = planned.body as LessonDetail;
    const lesson = (await world.call('lead', `POST /api/lessons/${id}/open`)).body as LessonDetail;
    return { lesson, mediaRoom: () => [...world.rooms.inside.keys()][0] ?? '' };
  }
});
