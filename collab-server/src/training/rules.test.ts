import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HeldRole, roleLevels } from '../identity/index.ts';
import { integrityOf } from './integrity.ts';
import { classStanding, drawLots, judgeTask, placeOf } from './rules.ts';
import { type BestScore, numbersOf } from './statistics.ts';
import { deadlineOf, GRACE_MS, judgeTime, mostSimulatedS } from './time-rules.ts';

const school = { orgPath: 'province/county/schoolA/', subject: '660301' };
const held = (role: HeldRole['role'], more: Partial<HeldRole> = {}): HeldRole => ({
  role,
  orgPath: school.orgPath,
  subject: null,
  stage: null,
  ...more,
});

/** What a role at the school means for the training of a class there, by what the person stands in it as; written apart from the rules. */
const written: Readonly<Record<string, Readonly<Record<'none' | 'teacher' | 'student', string>>>> = {
  trainingInstructor: { none: 'see judge', teacher: 'see judge', student: 'trainee see judge' },
  teacher: { none: '', teacher: 'see', student: 'trainee' },
  enterpriseMentor: { none: '', teacher: 'see judge', student: 'trainee' },
  prepLeader: { none: '', teacher: '', student: 'trainee' },
  studioHost: { none: '', teacher: '', student: 'trainee' },
  student: { none: '', teacher: '', student: 'trainee' },
  researcher: { none: '', teacher: '', student: 'trainee' },
  publicLearner: { none: '', teacher: '', student: 'trainee' },
  administrator: { none: '', teacher: '', student: '' },
  guardian: { none: '', teacher: '', student: '' },
};

const cells = (Object.keys(roleLevels) as HeldRole['role'][]).flatMap((role) =>
  (['none', 'teacher', 'student'] as const).map((as) => ({ role, as, may: written[role]?.[as] })),
);

describe('standing in a class', () => {
  it.each(cells)('[P1 P2] of a $role who is $as of it: $may', ({ role, as, may }) => {
    const standing = classStanding([held(role)], school, as === 'none' ? [] : [as]);
    const said = Object.entries(standing).flatMap(([name, holds]) => (holds ? [name] : []));
    expect(said.join(' ')).toBe(may);
  });

  it('[P1] of an instructor of another school or trade is none', () => {
    const elsewhere = held('trainingInstructor', { orgPath: 'province/county/schoolB/' });
    const otherTrade = held('trainingInstructor', { subject: '660102' });
    for (const role of [elsewhere, otherTrade])
      expect(classStanding([role], school, [])).toMatchObject({ see: false, judge: false });
  });
});

describe('a task', () => {
  const exercise = { modes: ['practice', 'exam'], faultIds: ['a', 'b', 'c'], faultCount: { least: 1, most: 2 } };
  it.each([
    [{ kind: 'none' }, 'training.faultsRefused'],
    [{ kind: 'chosen', faultIds: ['a'] }, undefined],
    [{ kind: 'chosen', faultIds: ['a', 'x'] }, 'training.faultsRefused'],
    [{ kind: 'chosen', faultIds: ['a', 'b', 'c'] }, 'training.faultsRefused'],
    [{ kind: 'drawn', count: 2 }, undefined],
    [{ kind: 'drawn', count: 3 }, 'training.faultsRefused'],
  ] as const)('[O1] with faults %j: %s', (faults, code) => {
    const judged = judgeTask(exercise, { mode: 'exam', faults: structuredClone(faults) as never });
    expect(judged.ok ? undefined : judged.error.code).toBe(code);
  });

  it('[O1] is not set in a mode that the exercise does not have', () => {
    expect(judgeTask(exercise, { mode: 'guided', faults: { kind: 'drawn', count: 1 } })).toMatchObject({
      error: { code: 'training.modeNotOffered' },
    });
  });

  it('[E2] of an exam with faults runs on the server, anything else on the device', () => {
    expect([placeOf('exam', 1), placeOf('exam', 0), placeOf('practice', 2)]).toEqual(['server', 'device', 'device']);
  });

  it('[O1] draws as many different ones as it says, each of them sometimes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 0.999_999, noNaN: true }), { minLength: 8, maxLength: 8 }),
        fc.nat(4),
        (numbers, count) => {
          let next = 0;
          const drawn = drawLots(['a', 'b', 'c', 'd'], count, () => numbers[next++ % 8] ?? 0);
          expect(new Set(drawn).size).toBe(count);
        },
      ),
    );
    const firsts = Array.from({ length: 40 }, (_, n) => drawLots(['a', 'b', 'c', 'd'], 1, () => n / 40)[0]);
    expect(new Set(firsts).size).toBe(4);
  });
});

describe('time', () => {
  it('[W1] ends with the minutes or with the window, whichever comes first', () => {
    expect(deadlineOf(1_000, 1, 100_000)).toBe(61_000);
    expect(deadlineOf(1_000, 10, 100_000)).toBe(100_000);
    expect(deadlineOf(1_000, null, null)).toBeNull();
  });

  it('[W1–W3] gives nobody more simulated time than the clock had, whatever the device says', () => {
    const ms = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(ms, ms, ms, ms, ms, fc.boolean(), (opensFor, seenAfter, seenTick, late, tick, isNew) => {
        const begunAtMs = 1_000_000;
        const deadlineMs = begunAtMs + opensFor;
        const seen = { atMs: begunAtMs + Math.min(seenAfter, opensFor), tick: seenTick };
        const claim = {
          nowMs: deadlineMs + late,
          begunAtMs,
          deadlineMs,
          mode: 'exam',
          tickS: 0.001,
          seen,
          tick,
          isNew,
        } as const;
        const judged = judgeTime(claim);
        const mostMs = mostSimulatedS(deadlineMs - begunAtMs, 1) * 1_000;
        // What came in time counts, and so does anything while there is time.
        fc.pre(late > 0 && (isNew || tick > seenTick));
        expect(judged === 'inTime').toBe(false);
        expect(judged !== 'offline' || tick <= mostMs + 1e-6).toBe(true);
        expect(late <= GRACE_MS || judged === 'tooLate').toBe(true);
      }),
    );
  });
});

describe('the integrity report', () => {
  const honest = {
    mode: 'exam',
    tickS: 0.001,
    begunAtMs: 0,
    submittedAtMs: 600_000,
    endTick: 600_000,
    startedOffline: false,
    late: false,
    sealedByServer: false,
    verified: true,
    checkpoints: 20,
    heartbeats: Array.from({ length: 60 }, (_, n) => ({
      atMs: (n + 1) * 10_000,
      tick: (n + 1) * 10_000,
      deviceAtMs: (n + 1) * 10_000 + 5,
    })),
    refused: [],
  } as const;

  it('[I1–I4] of an honest run is empty', () => {
    expect(integrityOf(honest).findings).toEqual([]);
  });

  it('[I1] finds a stretch that ran faster than the clock, though the whole did not', () => {
    const heartbeats = honest.heartbeats.map((beat, n) => ({ ...beat, tick: n < 30 ? 1_000 : beat.tick }));
    const [finding] = integrityOf({ ...honest, heartbeats }).findings;
    expect(finding).toMatchObject({ kind: 'impossibleSpeed', fromTick: 1_000, toTick: 310_000 });
  });

  it('[I2] tells a pause from work that nobody saw', () => {
    const [before, after] = [
      { atMs: 10_000, tick: 10_000, deviceAtMs: null },
      { atMs: 200_000, tick: 10_500, deviceAtMs: null },
    ];
    const of = (tick: number) =>
      integrityOf({ ...honest, endTick: 200_000, heartbeats: [before, { ...after, tick }] }).findings;
    expect(of(10_500).map(({ kind, weight }) => [kind, weight])).toEqual([['silence', 'note']]);
    expect(of(190_000).map(({ kind, weight }) => [kind, weight])).toEqual([['silence', 'attention']]);
  });

  it('[I3] finds that the device’s clock was moved', () => {
    const heartbeats = honest.heartbeats.map((beat, n) => ({
      ...beat,
      deviceAtMs: beat.deviceAtMs + (n < 20 ? 0 : 3_600_000),
    }));
    expect(integrityOf({ ...honest, heartbeats }).findings).toMatchObject([{ kind: 'clockJump', value: 3_600 }]);
  });
});

describe('numbers', () => {
  const scores = (schoolId: string, count: number): BestScore[] =>
    Array.from({ length: count }, (_, n) => ({
      personId: `${schoolId}-${n}`,
      schoolId,
      awarded: n,
      total: 100,
      passed: n > 5,
      aspects: { a: null, b: 1 },
    }));

  it('[N1 N2] change by whole schools of ten or more only', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), (large, small) => {
        const both = numbersOf([...scores('A', large), ...scores('B', small)], 0);
        const counted = [large, small].filter((count) => count >= 10).reduce((sum, count) => sum + count, 0);
        expect(both?.trainees ?? 0).toBe(counted);
      }),
    );
  });

  it('[N1] say nothing of an aspect that nobody has judged', () => {
    expect(numbersOf(scores('A', 12), 12)?.aspects).toEqual({ a: null, b: 1 });
  });
});
