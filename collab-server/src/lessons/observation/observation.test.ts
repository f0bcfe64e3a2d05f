import { describe, expect, it } from 'vitest';
import type { HeldRole } from '../../identity/index.ts';
import { codingAgreement, codingFigures } from './coding.ts';
import { joinRatings } from './joint-rating.ts';
import {
  decideMeeting,
  decideObserve,
  decideReadReport,
  decideShare,
  decideWrite,
  type ObservationStanding,
  stateOf,
} from './rules.ts';
import { ratingDimensions } from './contract-sheet.ts';
import { bandOf, rate, ratingItems, weightOf } from './scale.ts';
import { talkOf } from './talk.ts';

const held = (role: HeldRole['role'], orgPath = 'province/', subject: string | null = null): HeldRole => {
  return { role, orgPath, subject, stage: null };
};
const stranger: ObservationStanding = {
  roles: [held('teacher', 'province/village/')],
  seat: null,
  isBarred: false,
  isPlanner: false,
  homePath: 'province/school/',
  subject: 'mathematics',
};

describe('who observes a lesson', () => {
  const invited = { ...stranger, seat: 'observer' } as const;
  const elsewhere = { ...stranger, roles: [held('prepLeader', 'province/village/', 'chinese')] };
  it.each([
    ['W1 a researcher above the school', { ...stranger, roles: [held('researcher')] }, true],
    ['W1 of another subject', { ...stranger, roles: [held('researcher', 'province/', 'chinese')] }, false],
    ['W1 elsewhere', elsewhere, false],
    ['W1 elsewhere, with an observer’s seat', { ...elsewhere, seat: 'observer' }, true],
    ['W1 a teacher with an observer’s seat', invited, true],
    ['W1 sent out of it', { ...invited, isBarred: true }, false],
    ['W1 a pupil with an observer’s seat', { ...invited, roles: [held('student')] }, false],
    ['W1 an administrator', { ...stranger, roles: [held('administrator')] }, false],
    ['W1 whoever planned it', { ...stranger, isPlanner: true }, false],
    ['W1 an assistant', { ...stranger, seat: 'assistantTeacher' }, false],
    [
      'W2 the taught teacher, who is a researcher too',
      { ...stranger, seat: 'leadTeacher', roles: [held('researcher')] },
      false,
    ],
  ] as const)('%s', (_, standing, may) => {
    expect(decideObserve(standing).ok).toBe(may);
  });

  it.each([
    ['a taught teacher', { ...stranger, seat: 'leadTeacher' }, true],
    ['whoever planned it', { ...stranger, isPlanner: true }, true],
    ['an observer', invited, true],
    ['an assistant', { ...stranger, seat: 'assistantTeacher' }, 'permission.denied'],
    ['a pupil', { ...stranger, seat: 'student', roles: [held('student')] }, 'permission.denied'],
    ['a technician', { ...stranger, seat: 'technician' }, 'permission.denied'],
    ['a stranger', stranger, 'lesson.notFound'],
  ] as const)('W3 the report is read by %s: %s', (_, standing, may) => {
    const decided = decideReadReport(standing);
    expect(decided.ok || decided.error.code).toBe(may);
  });
});

describe('a sheet', () => {
  const kept = { version: 3, sharedAtMs: null, isAnswered: false };
  it.each([
    ['S1 before the lesson was opened', 'planned', null, 0, 'lesson.notOpen'],
    ['S1 in it', 'open', null, 0, true],
    ['S3 on top of what was read', 'ended', kept, 3, true],
    ['S3 on top of another', 'open', kept, 2, 'observation.conflict'],
    ['S3 of nothing', 'open', null, 1, 'observation.conflict'],
    ['S4 that is shared', 'ended', { ...kept, sharedAtMs: 1 }, 3, 'observation.shared'],
  ] as const)('%s is written: %s', (_, state, before, version, may) => {
    const decided = decideWrite(state, before, version);
    expect(decided.ok || decided.error.code).toBe(may);
  });

  it('S4 is taken back until a teacher has answered with it', () => {
    const shared = { ...kept, sharedAtMs: 1 };
    expect(decideShare(shared, 3, false).ok).toBe(true);
    expect(decideShare({ ...shared, isAnswered: true }, 3, false)).toMatchObject({
      error: { code: 'observation.answered' },
    });
    expect(decideShare(null, 0, true)).toMatchObject({ error: { code: 'observation.nothingWritten' } });
    expect(decideShare(kept, 2, true)).toMatchObject({ error: { code: 'observation.conflict' } });
  });
});

describe('S–T coding', () => {
  it('C2 computes both rates from marked steps alone', () => {
    // Ten marks, six of them T, in five runs.
    expect(codingFigures('TTT.SSTTS.ST')).toMatchObject({ marked: 10, teacher: 6, runs: 5, rt: 0.6, ch: 0.4 });
    expect(codingFigures('....')).toBeNull();
  });

  it.each([
    ['practice', 'TTTSSSSSSS'],
    ['lecture', 'TTTTTTTSSS'],
    ['dialogue', 'TSTSTTSSSS'],
    ['mixed', 'TTTTTSSSSS'],
  ])('C3 calls it %s: %s', (kind, marks) => {
    expect(codingFigures(marks)?.kind).toBe(kind);
  });

  const coding = (marks: string, stepMs = 30_000) => ({ marks, stepMs });

  it('P3 computes Cohen’s κ of two: observed .8, by chance .5', () => {
    const agreement = codingAgreement([coding('TTTTTSSSSS.'), coding('TTTTSTSSSST')]);
    expect(agreement).toMatchObject({ measure: 'cohen', coders: 2, steps: 10, leftOut: 0, observed: 0.8 });
    expect(agreement?.kappa).toBeCloseTo(0.6, 12);
  });

  it('P3 computes Fleiss’s κ of three', () => {
    // Agreement of pairs: 1, 1/3, 1, 1/3, so 2/3; seven T of twelve.
    const agreement = codingAgreement([coding('TTSS'), coding('TTST'), coding('TSST')]);
    expect(agreement).toMatchObject({ measure: 'fleiss', coders: 3, steps: 4 });
    expect(agreement?.observed).toBeCloseTo(2 / 3, 12);
    const share = 7 / 12;
    const chance = share ** 2 + (1 - share) ** 2;
    expect(agreement?.kappa).toBeCloseTo((2 / 3 - chance) / (1 - chance), 12);
  });

  it('P3 leaves out other lengths, tells nothing of one coder, and no κ where all marked the same', () => {
    expect(codingAgreement([coding('TS'), coding('TS'), coding('T', 10_000)])).toMatchObject({
      coders: 2,
      leftOut: 1,
      kappa: 1,
    });
    expect(codingAgreement([coding('TS'), coding('..')])).toBeNull();
    expect(codingAgreement([coding('T.'), coding('.T')])).toBeNull();
    expect(codingAgreement([coding('TTT'), coding('TTT')])).toMatchObject({ observed: 1, kappa: null });
  });
});

describe('the rating scale', () => {
  const marks = (of: (index: number) => number) =>
    Object.fromEntries(ratingItems.map(({ id }, index) => [id, of(index)]));

  it('R1 has 20 items and weighs 100', () => {
    expect(ratingItems).toHaveLength(20);
    expect(ratingDimensions.reduce((sum, dimension) => sum + weightOf(dimension), 0)).toBe(100);
    expect(
      rate(
        marks(() => 5),
        5,
      ),
    ).toMatchObject({ total: 105, band: 'excellent' });
    expect(
      rate(
        marks(() => 2),
        0,
      ),
    ).toMatchObject({ total: 40, band: 'below' });
    // Two goals at 3: 10 × 3 / 5.
    expect(
      rate(
        marks((index) => (index < 2 ? 3 : 5)),
        0,
      ),
    ).toMatchObject({ total: 96, dimensions: [{ points: 6 }, { points: 15 }, {}, {}, {}] });
  });

  it('R2 has no total until every item is marked', () => {
    const { 'goals-1': _, ...rest } = marks(() => 4);
    expect(rate(rest, 5)).toMatchObject({ rated: 19, total: null, band: null });
    expect(rate(rest, 5).dimensions[0]).toEqual({ dimension: 'goals', points: null });
  });

  it.each([
    [90, 'excellent'],
    [89.99, 'good'],
    [80, 'good'],
    [70, 'fair'],
    [60, 'pass'],
    [59.99, 'below'],
  ])('R3 bands %f as %s', (total, band) => {
    expect(bandOf(total)).toBe(band);
  });

  it('R3, P2 means whole sheets, and spreads each item over all who marked it', () => {
    const joint = joinRatings([
      { marks: marks(() => 5), bonus: 0 },
      { marks: marks(() => 4), bonus: 2 },
      { marks: { 'goals-1': 2 }, bonus: 5 },
    ]);
    expect(joint).toMatchObject({ whole: 2, total: 91, band: 'excellent' });
    expect(joint.items[0]).toMatchObject({ marks: 3, mean: 3.67, deviation: 1.53, least: 2, most: 5 });
    expect(joint.items[1]).toMatchObject({ marks: 2, mean: 4.5, deviation: 0.71 });
    expect(joinRatings([])).toMatchObject({ whole: 0, total: null, band: null });
  });
});

describe('time spoken', () => {
  const seats = [
    { id: 'lead', seat: 'leadTeacher' },
    { id: 'screen', seat: 'receivingClassroom' },
    { id: 'watching', seat: 'observer' },
  ] as const;
  const sources = ['lead', 'lead', 'screen', 'watching'].map((seatId, index) => ({ sourceId: `s${index}`, seatId }));
  const chunk = (sourceId: string, heardMs: number) => ({ sourceId, durationMs: 4_000, heardMs });

  it('P5 adds up what recorders heard of teachers and of classrooms, over each entering', () => {
    const talk = talkOf([chunk('s0', 3_000), chunk('s1', 1_000), chunk('s2', 500), chunk('s3', 4_000)], sources, seats);
    expect(talk).toEqual({
      teachersMs: 4_000,
      pupilsMs: 500,
      teacherMicrophones: 1,
      pupilMicrophones: 1,
      recordedMs: 8_000,
    });
  });

  it('P5 tells nothing where nothing was recorded', () => {
    expect(talkOf([], sources, seats)).toBeNull();
    expect(talkOf([chunk('unknown', 100)], sources, seats)).toBeNull();
  });
});

describe('the state of an observation', () => {
  const answer = { personId: 'lead', digest: 'd', atMs: 5 };
  it.each([
    ['observing', 0, [], null],
    ['rated', 1, [], null],
    ['confirmed', 1, [{ ...answer, verdict: 'confirmed' }], null],
    ['objected', 1, [{ ...answer, verdict: 'objected' }], null],
    [
      'confirmed',
      1,
      [
        { ...answer, verdict: 'confirmed', atMs: 6 },
        { ...answer, verdict: 'objected' },
      ],
      null,
    ],
    ['rated', 1, [{ ...answer, verdict: 'confirmed', digest: 'before' }], 9],
    ['archived', 1, [{ ...answer, verdict: 'confirmed' }], 9],
    ['confirmed', 1, [{ ...answer, verdict: 'confirmed' }], 4],
  ] as const)('Z is %s', (state, shared, answers, filedAtMs) => {
    expect(stateOf({ isPlanned: false, met: [], digest: 'd', shared, answers, filedAtMs })).toBe(state);
  });

  it.each([
    ['scheduled', true, [], 0],
    ['preMeeting', true, ['before'], 0],
    ['observing', false, ['before'], 0],
    ['rated', false, ['before'], 1],
    ['postMeeting', false, ['before', 'after'], 1],
  ] as const)('Z is %s by the meetings that were noted', (state, isPlanned, met, shared) => {
    expect(stateOf({ isPlanned, met, digest: 'd', shared, answers: [], filedAtMs: null })).toBe(state);
  });
});

describe('the meetings of observers', () => {
  const invited = { ...stranger, seat: 'observer' } as const;
  it.each([
    ['M1 an observer before the lesson', invited, 'before', 'planned', 0, true],
    ['M1 whoever planned it, while it goes on', { ...stranger, isPlanner: true }, 'before', 'open', 0, true],
    ['M1 after its end', invited, 'before', 'ended', 0, 'lesson.over'],
    ['M1 the taught teacher', { ...stranger, seat: 'leadTeacher' }, 'before', 'planned', 0, 'permission.denied'],
    ['M2 where nothing is shared', invited, 'after', 'ended', 0, 'observation.nothingShared'],
    ['M2 of a sheet', invited, 'after', 'ended', 1, true],
  ] as const)('%s', (_, standing, kind, lessonState, shared, may) => {
    const decided = decideMeeting(standing, kind, { lessonState, shared });
    expect(decided.ok || decided.error.code).toBe(may);
  });
});
