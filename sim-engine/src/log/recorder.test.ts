import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { FAULTS } from '../kernel/command.ts';
import type { Json } from '../kernel/json.ts';
import { Simulation } from '../kernel/simulation.ts';
import { anySeed, command, instructor, perform, tankActions, trainee } from '../testing/tank/actions.ts';
import { tankReserved, tankSystem } from '../testing/tank/system.ts';
import { LOG_LIMITS } from './limits.ts';
import { checkLog, formatLog, parseLog } from './parse.ts';
import { Recorder } from './recorder.ts';
import { replay } from './replay.ts';
import { recordTank, valueOf } from './testing.ts';
import { hashEntry, hashHeader, headOf } from './training-log.ts';
import { verify } from './verify.ts';

describe('a recording', () => {
  it.each([-1, 0.5, 2 ** 32, Number.NaN])('[L8] starts from no seed such as %s, with a snapshot or without', (seed) => {
    const start = Simulation.start(tankSystem).snapshot();
    for (const from of [{ seed }, { seed, start }]) {
      const started = Recorder.start(tankSystem, from);
      expect(started.ok ? undefined : started.failure).toEqual({ code: 'outOfRange', pointer: '/header/seed' });
    }
  });

  it('[L40] takes no more checkpoints than are believed', () => {
    const { header } = recordTank().log();
    const checkpoints = Array.from({ length: LOG_LIMITS.checkpoints }, (_, tick) => ({
      tick,
      stateHash: 'f'.repeat(64),
    }));
    const full = new Recorder(
      Simulation.start(tankSystem),
      { header, entries: [], checkpoints },
      { checkpointEvery: 1, reserved: tankReserved },
    );
    full.step();
    expect(checkLog(full.log()).ok).toBe(true);
  });

  it('[L1, L2] keeps accepted commands, numbered without gaps, at ticks that never fall', () => {
    fc.assert(
      fc.property(tankActions, anySeed, (actions, seed) => {
        const recorder = recordTank(seed);
        perform(recorder, actions);
        const { entries } = recorder.log();
        expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_entry, index) => index));
        expect(entries.every(({ tick }, index) => tick >= (entries[index - 1]?.tick ?? 0))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('[L3] keeps nothing of a refused command, and the run as it was', () => {
    const recorder = recordTank();
    recorder.runTo(3);
    const before = recorder.log();
    const refused = recorder.command(trainee, command('valve', 'set', 2));
    expect(refused.ok ? undefined : refused.failure.code).toBe('outOfRange');
    expect(recorder.log()).toEqual(before);
  });

  it.each([
    ['a trainee who injects faults', trainee, command(FAULTS, 'clear', { id: 'f' }), 'forbiddenRole'],
    ['a trainee who judges', trainee, command('@judgement', 'give', { aspect: 'a', points: 3 }), 'forbiddenRole'],
    ['a trainee who skips a step', trainee, command('@procedure', 'skip', { step: 'fill' }), 'forbiddenRole'],
    ["a trainee who takes the scene's command", trainee, command('hall', 'setAir', 3), 'forbiddenRole'],
    ['an unknown target', instructor, command('@nowhere', 'go'), 'unknownTarget'],
    ['an unknown command of the session', instructor, command('@session', 'dance'), 'unknownCommand'],
    [
      'an answer that is none',
      trainee,
      command('@session', 'answer', { question: 'fault', answer: ['a'] }),
      'malformedArguments',
    ],
    ['malformed arguments', instructor, command('@judgement', 'give', { aspect: 3 }), 'malformedArguments'],
    ['a number that is none', trainee, command('valve', 'set', Number.NaN), 'malformedCommand'],
    ['no name', trainee, command('', 'set', 1), 'malformedCommand'],
  ])('[L4, L5] refuses %s', (_what, actor, given, code) => {
    const refused = recordTank().command(actor, given);
    expect(refused.ok ? undefined : refused.failure.code).toBe(code);
  });

  it('[L4] lets instructors and the scene do what trainees may not', () => {
    const recorder = recordTank();
    expect(recorder.command(instructor, command('hall', 'setAir', 3)).ok).toBe(true);
    expect(recorder.command({ id: 'script', role: 'system' }, command('hall', 'setAir', 4)).ok).toBe(true);
    const judged = recorder.command(
      { id: 'script', role: 'system' },
      command('@judgement', 'give', { aspect: 'a', points: 1 }),
    );
    expect(judged.ok ? undefined : judged.failure.code).toBe('forbiddenRole');
  });

  it.each(['KM2.coil', 4.43, true])('[L4, L5] keeps the answer %s of a trainee', (answer) => {
    const recorder = recordTank();
    const given = command('@session', 'answer', { question: 'fault', answer });
    const before = recorder.simulation.hash();
    expect(valueOf(recorder.command(trainee, given)).command).toEqual(given);
    expect(recorder.simulation.hash()).toBe(before);
  });

  it('[L6] links every entry to the one before it, the first to the header', () => {
    const recorder = recordTank(5);
    perform(recorder, [
      { ticks: 2, actor: trainee, command: command('pump', 'start') },
      { ticks: 4, actor: trainee, command: command('valve', 'set', 0.25) },
    ]);
    const log = recorder.log();
    const [first, second] = log.entries;
    if (first === undefined || second === undefined) throw new Error('two entries were recorded');
    expect(first.hash).toBe(hashEntry(hashHeader(log.header), first));
    expect(second.hash).toBe(hashEntry(first.hash, second));
    expect(headOf(log)).toBe(second.hash);
    expect(recorder.head).toBe(second.hash);
  });

  it('[L7] keeps arguments as they were when given', () => {
    const recorder = recordTank();
    const args = { text: 'before' };
    recorder.command(trainee, command('@session', 'note', args));
    args.text = 'after';
    expect(recorder.log().entries[0]?.command.args).toEqual({ text: 'before' });
  });

  it('[L7] knows no -0, which a journey through any JSON would lose', () => {
    const recorder = recordTank();
    recorder.command(trainee, command('valve', 'set', -0));
    const log = recorder.log();
    expect(Object.is(log.entries[0]?.command.args, 0)).toBe(true);
    expect(verify(tankSystem, JSON.parse(JSON.stringify(log))).ok).toBe(true);
  });

  it('[L8, L20] starts from a snapshot, and such a log replays', () => {
    const before = Simulation.start(tankSystem, 9);
    before.apply(command('pump', 'start'));
    before.runTo(30);
    const recorder = valueOf(Recorder.start(tankSystem, { start: before.snapshot() }));
    expect(recorder.tick).toBe(30);
    recorder.command(trainee, command('pump', 'stop'));
    recorder.runTo(40);
    const log = recorder.log();
    expect(valueOf(replay(tankSystem, log)).end).toEqual({ tick: 40, stateHash: recorder.simulation.hash() });
    const unvouched = verify(tankSystem, log);
    expect(unvouched.ok ? [] : unvouched.failure.map(({ code }) => code)).toEqual(['unknownStart']);
    expect(verify(tankSystem, log, { starts: [before.hash()] }).ok).toBe(true);
  });
});

describe('the text of a log', () => {
  it('[L9] says everything: reading it gives the same log, and the same text again', () => {
    fc.assert(
      fc.property(tankActions, anySeed, (actions, seed) => {
        const recorder = recordTank(seed);
        perform(recorder, actions);
        const log = recorder.log();
        const text = formatLog(log);
        const read = valueOf(parseLog(text));
        expect(read).toEqual(log);
        expect(formatLog(read)).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  const sound = recordTank().log() as unknown as { readonly [key: string]: Json };
  it.each([
    ['no JSON', '{', 'notJson', ''],
    ['a list', '[]', 'wrongType', ''],
    ['an unknown field', JSON.stringify({ ...sound, extra: 1 }), 'unknownField', '/extra'],
    ['a missing field', JSON.stringify({ header: sound['header'], entries: [], checkpoints: [] }), 'missing', '/end'],
    ['an endless number', JSON.stringify(sound).replace('"seed":1', '"seed":1e999'), 'notJson', '/header/seed'],
    ['half a seed', JSON.stringify(sound).replace('"seed":1', '"seed":0.5'), 'wrongType', '/header/seed'],
    ['a seed too large', JSON.stringify(sound).replace('"seed":1', '"seed":4294967296'), 'outOfRange', '/header/seed'],
    ['deep nesting', `${'['.repeat(200)}${']'.repeat(200)}`, 'tooDeep', '/0'.repeat(129)],
    ['another format', JSON.stringify(sound).replace('"format":1', '"format":2'), 'notAllowed', '/header/format'],
  ])('[L10] is refused where it holds %s', (_what, text, code, pointer) => {
    const read = parseLog(text);
    expect(read.ok ? [] : read.failure).toContainEqual(expect.objectContaining({ code, pointer }));
  });

  it('[L10] is refused where an entry holds too much', () => {
    const recorder = recordTank();
    const refused = recorder.command(trainee, command('@session', 'note', { text: 'a'.repeat(70_000) }));
    expect(refused.ok ? undefined : refused.failure.code).toBe('malformedCommand');
  });
});
