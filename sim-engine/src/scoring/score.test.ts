import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Json } from '../kernel/json.ts';
import { formatLog, parseLog, type TrainingLog } from '../log/index.ts';
import { rechain, recordTank, valueOf } from '../log/testing.ts';
import { anySeed, command, instructor, perform, tankActions, trainee } from '../testing/tank/actions.ts';
import { tankRubric } from '../testing/tank/rubric.ts';
import { tankDefinition, tankSystem } from '../testing/tank/system.ts';
import { systemOf } from '../kernel/system.ts';
import { checkRubric, parseRubric } from './check.ts';
import { formatScore } from './format.ts';
import { score } from './score.ts';
import { batch, logOf, options, wholeBatch } from './testing.ts';
import type { Rubric } from './rubric.ts';

const rubric = valueOf(checkRubric(tankRubric, tankSystem, batch));
const scored = (log: unknown, by: Rubric = rubric) => valueOf(score(tankSystem, batch, by, log, options));

function judgedBatch(): TrainingLog {
  const recorder = wholeBatch();
  valueOf(recorder.command(instructor, command('@judgement', 'give', { aspect: 'tidy', points: 9 })));
  valueOf(
    recorder.command(instructor, command('@judgement', 'give', { aspect: 'tidy', points: 12, note: 'hose left out' })),
  );
  return recorder.log();
}

describe('a score', () => {
  it('[C40, C41] gives a good batch its points, with evidence', () => {
    const result = scored(judgedBatch());
    expect(result.aspects.map(({ id, awarded }) => `${id} ${awarded}`)).toEqual([
      'order 15',
      'neverHot 10',
      'closedFirst 10',
      'level 15',
      'temperature 10',
      'heatingTime 10',
      'empty 10',
      'few 5',
      'tidy 12',
    ]);
    expect(result.awarded).toBe(97);
    expect(result.lines.map(({ line, awarded, points }) => `${line} ${awarded}/${points}`)).toEqual([
      'safety 25/25',
      'filling 25/25',
      'heating 20/20',
      'end 27/30',
    ]);
    const level = result.aspects.find(({ id }) => id === 'level');
    expect(level?.evidence.value).toBeGreaterThan(0.8);
    expect(level?.evidence.unit).toBe('m');
    expect(level?.reference).toEqual({ code: 'Tank 4.2', text: '0.80 m to 0.85 m' });
  });

  it('[C20] names who judged; the last judgement counts', () => {
    const { evidence } = scored(judgedBatch()).aspects.at(-1) ?? {};
    expect(evidence?.judgedBy).toEqual({ id: 'teacher-1', seq: 8, note: 'hose left out' });
    expect(evidence?.value).toBe(12);
  });

  it('[C21, C22] leaves open what nobody judged, and lists judgements that do not count', () => {
    const recorder = recordTank();
    for (const args of [
      { aspect: 'tidy', points: 16 },
      { aspect: 'level', points: 1 },
      { aspect: 'charm', points: 1 },
    ])
      valueOf(recorder.command(instructor, command('@judgement', 'give', args)));
    const result = scored(recorder.log());
    expect(result.open).toEqual(['tidy']);
    expect(result.ignored).toEqual([
      { seq: 0, code: 'tooManyPoints' },
      { seq: 1, code: 'notJudged' },
      { seq: 2, code: 'unknownAspect' },
    ]);
  });

  it('[C30] takes the lines of a veto, and shows what was earned and where it struck', () => {
    const result = scored(logOf(40, [10, 'heater', 'set', 500], [12, 'heater', 'set', 0]));
    expect(result.vetoes).toEqual([
      {
        id: 'K1',
        zeroes: ['safety'],
        reference: { code: 'EN 60335-1', text: 'dry operation' },
        occurrences: [{ tick: 10, seq: 0 }],
      },
    ]);
    const never = result.aspects.find(({ id }) => id === 'neverHot');
    expect(never).toMatchObject({ earned: 10, awarded: 0, vetoedBy: ['K1'] });
    expect(result.lines[0]).toEqual({ line: 'safety', points: 25, awarded: 0, vetoedBy: ['K1'] });
    expect(result.lines[1]?.vetoedBy).toEqual([]);
  });

  it('[C30] may take the whole score, also by a condition of its own', () => {
    const harsh = valueOf(
      checkRubric(
        {
          ...tankRubric,
          vetoes: [
            { id: 'K1', on: { hazard: 'dryHeating' }, zeroes: [] },
            {
              id: 'K2',
              on: { when: { kind: 'command', target: 'pump', name: 'start', by: 'trainee' } },
              zeroes: 'score',
            },
          ],
        },
        tankSystem,
        batch,
      ),
    );
    const result = scored(judgedBatch(), harsh);
    expect(result.awarded).toBe(0);
    expect(result.vetoes.map(({ id, occurrences }) => [id, occurrences])).toEqual([['K2', [{ tick: 6, seq: 1 }]]]);
    expect(result.open).toEqual([]);
  });

  it('[C17] reads signals with their faults', () => {
    const recorder = recordTank();
    const bias = { id: 'f', target: 'tank.levelM', effect: { kind: 'bias', by: 0.72 }, trigger: { kind: 'now' } };
    valueOf(recorder.command(instructor, command('@faults', 'inject', bias)));
    recorder.runTo(2);
    const level = scored(recorder.log()).aspects.find(({ id }) => id === 'level');
    expect(level?.evidence.value).toBeCloseTo(0.82, 12);
    expect(level?.awarded).toBe(15);
  });

  it('[C42] is the same the second time, and after a journey of the log as text', () => {
    fc.assert(
      fc.property(tankActions, anySeed, (actions, seed) => {
        const recorder = recordTank(seed);
        perform(recorder, actions);
        const log = recorder.log();
        const once = scored(log);
        expect(scored(log)).toEqual(once);
        expect(scored(valueOf(parseLog(formatLog(log))))).toEqual(once);
        expect(JSON.parse(JSON.stringify(once))).toEqual(once);
      }),
      { numRuns: 25 },
    );
  });

  it('[C42] does not depend on the order of aspects', () => {
    const order = fc.shuffledSubarray([...rubric.aspects], { minLength: rubric.aspects.length });
    fc.assert(
      fc.property(tankActions, anySeed, order, (actions, seed, aspects) => {
        const recorder = recordTank(seed);
        perform(recorder, actions);
        const log = recorder.log();
        const straight = scored(log);
        const shuffled = scored(log, { ...rubric, aspects });
        expect(shuffled.awarded).toBe(straight.awarded);
        for (const aspect of straight.aspects)
          expect(shuffled.aspects.find(({ id }) => id === aspect.id)).toEqual(aspect);
      }),
      { numRuns: 20 },
    );
  });

  it('[C40] is refused for a log that is not true', () => {
    const log = judgedBatch();
    const [first, ...others] = log.entries;
    if (first === undefined) throw new Error('there are entries');
    const forged = { ...log, entries: [{ ...first, command: command('valve', 'set', 0.1) }, ...others] };
    const codes = (value: unknown, system = tankSystem): string[] => {
      const result = score(system, batch, rubric, value, options);
      return result.ok ? [] : result.failure.map(({ code }) => code);
    };
    expect(codes(forged)).toEqual(['chainBroken']);
    expect(codes(rechain(forged))).toEqual(['checkpointDiffers']);
    expect(codes(log, systemOf({ ...tankDefinition, version: '2.0.0' }))).toEqual(['otherVersion']);
    expect(codes(null)).toContain('wrongType');
    expect(score(tankSystem, { ...batch, id: 'other' }, rubric, log).ok).toBe(false);
  });
});

describe('checkRubric', () => {
  const problemsOf = (value: Json): string[] => {
    const checked = checkRubric(value, tankSystem, batch);
    return checked.ok ? [] : checked.failure.map(({ code, pointer }) => `${code} ${pointer}`);
  };
  const withAspect = (change: { readonly [key: string]: Json }): Json => ({
    ...tankRubric,
    aspects: [{ ...tankRubric.aspects[0], ...change }, ...tankRubric.aspects.slice(1)],
  });
  const withCriterion = (criterion: Json): Json => withAspect({ criterion });

  it('[C1] reads a rubric, and its text', () => {
    expect(parseRubric(JSON.stringify(tankRubric), tankSystem, batch)).toEqual({ ok: true, value: rubric });
    expect(checkRubric(tankRubric).ok).toBe(true);
  });

  it.each<[string, Json, string[]]>([
    ['points that do not sum', withAspect({ points: 14 }), ['pointsDoNotSum /aspects']],
    [
      'points finer than hundredths',
      { ...(withAspect({ points: 15.001 }) as object), total: 100.001 },
      ['tooFine /aspects/0/points'],
    ],
    ['two aspects of one name', withAspect({ id: 'level' }), ['duplicateId /aspects/3/id']],
    [
      'a measured aspect without criterion',
      { ...tankRubric, aspects: [{ ...tankRubric.aspects[8], kind: 'measured', points: 100 }] },
      ['missing /aspects/0/criterion', 'unknownLine /vetoes/0/zeroes/0'],
    ],
    [
      'a judged aspect with one',
      { ...tankRubric, aspects: [{ ...tankRubric.aspects[1], kind: 'judged', points: 100 }] },
      ['unknownField /aspects/0/criterion'],
    ],
    [
      'an unknown step',
      withCriterion({ kind: 'value', of: { kind: 'offences', steps: ['dance'] }, scale: { kind: 'within' } }),
      ['unknownStep /aspects/0/criterion/of/steps/0'],
    ],
    [
      'an unknown hazard',
      withCriterion({ kind: 'value', of: { kind: 'hazards', hazards: ['fire'] }, scale: { kind: 'within' } }),
      ['unknownHazard /aspects/0/criterion/of/hazards/0'],
    ],
    [
      'an unknown signal',
      withCriterion({ kind: 'value', of: { kind: 'signal', take: 'max', signal: 'a.b' }, scale: { kind: 'within' } }),
      ['unknownSignal /aspects/0/criterion/of/signal'],
    ],
    [
      'an unknown command',
      withCriterion({
        kind: 'atCommand',
        command: { target: 'pump', name: 'burst' },
        which: 'any',
        when: { kind: 'all', of: [] },
      }),
      ['unknownCommand /aspects/0/criterion/command'],
    ],
    [
      'an unknown signal in a window',
      withCriterion({
        kind: 'ever',
        when: { kind: 'all', of: [] },
        window: { from: { kind: 'signal', signal: 'a.b', is: '>', than: 0 } },
      }),
      ['unknownSignal /aspects/0/criterion/window/from'],
    ],
    [
      'limits that nothing fits',
      withCriterion({ kind: 'value', of: { kind: 'completeS' }, scale: { kind: 'within', low: 2, high: 1 } }),
      ['emptyLimits /aspects/0/criterion/scale'],
    ],
    [
      'a scale without length',
      withCriterion({ kind: 'value', of: { kind: 'completeS' }, scale: { kind: 'linear', full: 2, none: 2 } }),
      ['emptyLimits /aspects/0/criterion/scale'],
    ],
    [
      'an unknown line under a veto',
      { ...tankRubric, vetoes: [{ ...tankRubric.vetoes[0], zeroes: ['lamp'] }] },
      ['unknownLine /vetoes/0/zeroes/0'],
    ],
    [
      'a veto on an unknown hazard',
      { ...tankRubric, vetoes: [tankRubric.vetoes[0], { id: 'K2', on: { hazard: 'fire' }, zeroes: 'score' }] },
      ['unknownHazard /vetoes/1/on/hazard'],
    ],
    ['a safety veto that costs nothing', { ...tankRubric, vetoes: [] }, ['vetoNotScored /vetoes']],
    ['another procedure', { ...tankRubric, procedure: 'kettle' }, ['otherProcedure /procedure']],
  ])('[C2, C3] refuses %s', (_what, value, expected) => {
    expect(problemsOf(value)).toEqual(expected);
  });

  it('[C3, P22] names each safety veto that it passes over', () => {
    const checked = checkRubric({ ...tankRubric, vetoes: [] }, tankSystem, batch);
    expect(checked.ok ? [] : checked.failure).toEqual([
      { code: 'vetoNotScored', pointer: '/vetoes', details: { hazard: 'dryHeating' } },
    ]);
  });

  it('[C3] returns for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom('aspects', 'vetoes', 'total'), (value, key) => {
        const checked = checkRubric({ ...tankRubric, [key]: value }, tankSystem, batch);
        expect(checked.ok || checked.failure.length > 0).toBe(true);
        const criterion = checkRubric(withCriterion(value as Json), tankSystem, batch);
        expect(criterion.ok || criterion.failure.length > 0).toBe(true);
      }),
    );
  });
});

describe('a score as text', () => {
  it('shows each aspect with its points and evidence, vetoes and the total', () => {
    const text = formatScore(scored(judgedBatch()), (key) => key.replace('tank.aspect.', 'the ')).join('\n');
    expect(text).toContain('model tank 1.2.0, procedure tank-batch 1.0.0, rubric tank-rubric 1.0.0');
    expect(text).toContain('filling  25 / 25');
    expect(text).toMatch(
      / {2}level {2}15 \/ 15 {2}the level\n {4}0\.82\d* m, limit 0\.8 to 0\.85: 100 %; 0\.75 to 0\.95: 50 %, tick \d+/u,
    );
    expect(text).toContain('Tank 4.2: 0.80 m to 0.85 m');
    expect(text).toMatch(
      /closedFirst {2}10 \/ 10 .*\n {4}held, limit valve\.opening == 0, valve\.opening = 0, tick 6 \(0\.6 s\), by #1/u,
    );
    expect(text).toMatch(/tidy {2}12 \/ 15 .*\n {4}judged by teacher-1: hose left out/u);
    expect(text.endsWith('total 97 / 100')).toBe(true);
  });

  it('says what a veto took, what is open and what does not count', () => {
    const recorder = recordTank();
    recorder.runTo(10);
    valueOf(recorder.command(trainee, command('heater', 'set', 500)));
    valueOf(recorder.command(instructor, command('@judgement', 'give', { aspect: 'level', points: 1 })));
    recorder.runTo(20);
    const lines = formatScore(scored(recorder.log()));
    expect(lines).toContain('safety  0 / 25  VETO K1');
    expect(lines).toContain('VETO K1: tick 10 (1 s) by #1; takes safety');
    expect(lines).toContain('judgement #1 does not count: notJudged');
    expect(lines).toContain('not judged yet: tidy');
  });
});
