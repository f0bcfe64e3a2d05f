import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { defineBlock } from '../kernel/block.ts';
import { FAULTS } from '../kernel/command.ts';
import type { Json } from '../kernel/json.ts';
import { NonFiniteState, Simulation } from '../kernel/simulation.ts';
import { systemOf } from '../kernel/system.ts';
import { succeed } from '../result.ts';
import { anySeed, command, instructor, perform, tankActions, trainee } from '../testing/tank/actions.ts';
import { tankDefinition, tankReserved, tankSystem } from '../testing/tank/system.ts';
import { branchAt } from './branch.ts';
import { Recorder } from './recorder.ts';
import { replay } from './replay.ts';
import { rechain, recordTank, valueOf } from './testing.ts';
import { headOf, type LogEntry, type TrainingLog } from './training-log.ts';
import { verify, type VerifyOptions } from './verify.ts';

const options: VerifyOptions = { reserved: tankReserved };

function sample(): TrainingLog {
  const recorder = recordTank(11);
  perform(recorder, [
    { ticks: 5, actor: trainee, command: command('valve', 'set', 0) },
    { ticks: 5, actor: trainee, command: command('pump', 'start') },
    { ticks: 40, actor: instructor, command: command('hall', 'setAir', 10) },
    { ticks: 0, actor: trainee, command: command('heater', 'set', 4000) },
    { ticks: 30, actor: trainee, command: command('pump', 'stop') },
  ]);
  recorder.runTo(120);
  return recorder.log();
}

const log = sample();
const change = (index: number, changed: Partial<LogEntry>): TrainingLog => ({
  ...log,
  entries: log.entries.map((entry, place) => (place === index ? { ...entry, ...changed } : entry)),
});
const codesOf = (value: unknown, given: VerifyOptions = options): string[] => {
  const verified = verify(tankSystem, value, given);
  return verified.ok ? [] : verified.failure.map(({ code, pointer }) => `${code} ${pointer}`);
};

describe('verify', () => {
  it('[L40] believes what happened', () => {
    expect(codesOf(log)).toEqual([]);
    expect(codesOf(JSON.parse(JSON.stringify(log)))).toEqual([]);
    expect(codesOf(log, { ...options, head: headOf(log) })).toEqual([]);
  });

  it.each<[string, TrainingLog, string[]]>([
    ['other arguments', change(0, { command: command('valve', 'set', 0.5) }), ['chainBroken /entries/0/hash']],
    ['another actor', change(1, { actor: { id: 'student-8', role: 'trainee' } }), ['chainBroken /entries/1/hash']],
    [
      'an entry left out',
      { ...log, entries: log.entries.filter((_entry, index) => index !== 1) },
      ['seqGap /entries/1/seq', 'chainBroken /entries/1/hash', 'seqGap /entries/2/seq', 'seqGap /entries/3/seq'],
    ],
    ['a lost tail', { ...log, entries: log.entries.slice(0, 3) }, ['sealBroken /end/seal']],
    [
      'another end',
      { ...log, end: { ...log.end, tick: 110 } },
      ['afterEnd /checkpoints/5/tick', 'sealBroken /end/seal'],
    ],
    ['another seed', { ...log, header: { ...log.header, seed: 12 } }, ['chainBroken /entries/0/hash']],
    ['a checkpoint left out', { ...log, checkpoints: log.checkpoints.slice(1) }, ['sealBroken /end/seal']],
    ['an entry moved in time', rechain(change(2, { tick: 3 })), ['timeRunsBackwards /entries/2/tick']],
    ['an entry after the end', rechain(change(4, { tick: 130 })), ['afterEnd /entries/4/tick']],
  ])('[L41] finds %s', (_what, forged, codes) => {
    expect(codesOf(forged)).toEqual(codes);
  });

  it.each<[string, TrainingLog, string]>([
    [
      'a change made good in the chain',
      rechain(change(0, { command: command('valve', 'set', 0.5) })),
      'checkpointDiffers /checkpoints/0/stateHash',
    ],
    ['an earlier start of the pump', rechain(change(1, { tick: 8 })), 'checkpointDiffers /checkpoints/0/stateHash'],
    [
      'a forged checkpoint',
      rechain({ ...log, checkpoints: [{ tick: 20, stateHash: log.end.stateHash }] }),
      'checkpointDiffers /checkpoints/0/stateHash',
    ],
    [
      'a forged end',
      rechain({ ...log, end: { ...log.end, stateHash: log.header.model.fingerprint } }),
      'endStateDiffers /end/stateHash',
    ],
    [
      'a command that was impossible',
      rechain(change(4, { command: command('pump', 'start') })),
      'refusedCommand /entries/4/command',
    ],
    [
      'a command that nobody knows',
      rechain(change(4, { command: command('pump', 'burst') })),
      'refusedCommand /entries/4/command',
    ],
    [
      'a target that nobody knows',
      rechain(change(4, { command: command('boiler', 'start') })),
      'refusedCommand /entries/4/command',
    ],
    [
      'a trainee who injects faults',
      rechain(change(4, { command: command(FAULTS, 'inject', {}) })),
      'forbiddenRole /entries/4/actor/role',
    ],
    [
      "a trainee who takes the scene's command",
      rechain(change(2, { actor: trainee })),
      'forbiddenRole /entries/2/actor/role',
    ],
  ])('[L42, L43] finds %s by running it', (_what, forged, code) => {
    expect(codesOf(forged)).toEqual([code]);
  });

  it('[L44] finds a log that was rewritten as a whole by the head that somebody kept', () => {
    const recorder = recordTank(11);
    perform(recorder, [{ ticks: 3, actor: trainee, command: command('valve', 'set', 0) }]);
    const other = recorder.log();
    expect(codesOf(other)).toEqual([]);
    expect(codesOf(other, { ...options, head: headOf(log) })).toEqual(['headDiffers /entries/0/hash']);
  });

  it.each<[string, Partial<typeof tankDefinition>, string]>([
    ['another model', { name: 'boiler' }, 'otherModel /header/model/name'],
    ['another version', { version: '1.2.1' }, 'otherVersion /header/model/version'],
    ['other declarations', { tickS: 0.05 }, 'otherFingerprint /header/model/fingerprint'],
  ])('[L45] finds %s', (_what, changed, code) => {
    const verified = verify(systemOf({ ...tankDefinition, ...changed }), log, options);
    expect(verified.ok ? [] : verified.failure.map((problem) => `${problem.code} ${problem.pointer}`)).toEqual([code]);
  });

  it('[L46] does not run a log that claims to last for ever', () => {
    const endless = rechain({ ...log, end: { ...log.end, tick: Number.MAX_SAFE_INTEGER } });
    expect(codesOf(endless)).toEqual(['tooLong /end/tick']);
  });

  it('[L47] reports a model that leaves the numbers', () => {
    const bomb = defineBlock({
      type: 'bomb',
      continuous: { sizeM: { unit: 'm', value: 1 } },
      mode: { lit: false },
      derivatives: ({ x, dx, mode }) => {
        dx.sizeM = mode.lit ? x.sizeM / 0 : 0;
      },
      commands: { light: { check: () => succeed(null), apply: (_args, { mode }) => void (mode.lit = true) } },
    });
    const system = systemOf({ name: 'bomb', version: '1.0.0', tickS: 0.1, blocks: { bomb: { block: bomb } } });
    const recorder = valueOf(Recorder.start(system));
    recorder.runTo(5);
    const quiet = recorder.log();
    recorder.command(trainee, command('bomb', 'light'));
    recorder.step();
    expect(() => recorder.log()).toThrow(NonFiniteState);
    const lit = rechain({ ...recorder.recorded, end: { ...quiet.end, tick: 6 } });
    const problem = { code: 'nonFiniteState', pointer: '/entries', details: { tick: 6, quantity: 'bomb.sizeM' } };
    expect(verify(system, lit)).toEqual({ ok: false, failure: [problem] });
    expect(replay(system, lit)).toEqual({ ok: false, failure: problem });
    // What was done is not lost: the recording ends where the model still had numbers.
    const closed = valueOf(branchAt(system, recorder.recorded, 5)).log();
    expect(closed.entries).toEqual(recorder.recorded.entries);
    expect(verify(system, closed).ok).toBe(true);
  });

  it('[L41] finds an end before the start', () => {
    const before = Simulation.start(tankSystem, 4);
    before.runTo(30);
    const late = valueOf(Recorder.start(tankSystem, { start: before.snapshot() })).log();
    const forged = rechain({ ...late, end: { ...late.end, tick: 10 } });
    expect(codesOf(forged, { starts: [before.hash()] })).toEqual(['timeRunsBackwards /end/tick']);
  });

  it('[L8] runs no start that nobody vouches for, and survives one that is nonsense', () => {
    const start = Simulation.start(tankSystem, 4).snapshot();
    const recorder = valueOf(Recorder.start(tankSystem, { start }));
    recorder.runTo(10);
    const broken = { ...start, modes: start.modes.map(() => null) };
    const forged = rechain({ ...recorder.log(), header: { ...recorder.log().header, start: broken } });
    expect(codesOf(forged)).toEqual(['unknownStart /header/start']);
    const vouched = Simulation.resume(tankSystem, broken);
    if (!vouched.ok) throw new Error('an outline that fits is accepted');
    expect(codesOf(forged, { starts: [vouched.value.hash()] })).toEqual(['badStart /header/start']);
  });
});

/** Everything in a value that a mutation can touch. */
function placesIn(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

function mutate(value: Json, path: readonly (string | number)[], put: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return put ?? null;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as { [key: string]: Json };
  if (rest.length === 0 && put === undefined) {
    if (Array.isArray(copy)) copy.splice(Number(key), 1);
    else delete copy[key];
  } else copy[key] = mutate(copy[key] ?? null, rest, put);
  return copy;
}

const anything: fc.Arbitrary<Json | undefined> = fc.oneof(
  fc.constantFrom<Json | undefined>(undefined, null, true, '', 0, -1, 0.5, 1e300, [], {}, 'trainee', '@faults'),
  fc.jsonValue({ maxDepth: 2 }).map((value) => value as Json),
);

describe('what is no log', () => {
  it('[L48] is refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 4, withBigInt: true, withDate: true, withMap: true }), (value) => {
        expect(verify(tankSystem, value).ok).toBe(false);
      }),
    );
    const loop: { self?: unknown } = {};
    loop.self = loop;
    expect(verify(tankSystem, loop).ok).toBe(false);
  });
});

describe('mutated logs', () => {
  it('[L41, L48] are found, and never crash who looks', () => {
    fc.assert(
      fc.property(tankActions, anySeed, fc.nat(), anything, (actions, seed, where, put) => {
        const recorder = recordTank(seed);
        perform(recorder, actions);
        const original = recorder.log() as unknown as Json;
        const places = placesIn(original);
        const mutated = mutate(original, places[where % places.length] ?? [], put);
        const same = JSON.stringify(mutated) === JSON.stringify(original);
        expect(verify(tankSystem, mutated, options).ok).toBe(same);
      }),
      { numRuns: 400 },
    );
  });

  it('[L42, L48] are found or harmless where the chain was made good, and never crash or hang who looks', () => {
    fc.assert(
      fc.property(
        tankActions,
        anySeed,
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...KINDS),
        (actions, seed, one, other, kind) => {
          const recorder = recordTank(seed);
          perform(recorder, actions);
          const original = recorder.log();
          if (original.entries.length === 0) return;
          const forged = rechain(forge(original, one % original.entries.length, other % original.entries.length, kind));
          const verified = verify(tankSystem, forged, options);
          if (!verified.ok) return;
          // Believed: then it is a true run, that ends where the forged log says.
          expect(verified.value.end.stateHash).toBe(original.end.stateHash);
        },
      ),
      { numRuns: 200 },
    );
  });
});

const KINDS = ['drop', 'swap', 'double', 'later', 'promote', 'scale'] as const;

function forge(original: TrainingLog, one: number, other: number, kind: (typeof KINDS)[number]): TrainingLog {
  const entries = [...original.entries];
  const chosen = entries[one];
  const second = entries[other];
  if (chosen === undefined || second === undefined) return original;
  if (kind === 'drop') entries.splice(one, 1);
  else if (kind === 'swap') {
    entries[one] = { ...chosen, command: second.command };
    entries[other] = { ...second, command: chosen.command };
  } else if (kind === 'double') entries.splice(one, 0, chosen);
  else if (kind === 'later') entries[one] = { ...chosen, tick: chosen.tick + 1 };
  else if (kind === 'promote') entries[one] = { ...chosen, actor: { ...chosen.actor, role: 'trainee' } };
  else {
    const { args } = chosen.command;
    entries[one] = { ...chosen, command: { ...chosen.command, args: typeof args === 'number' ? args / 2 : args } };
  }
  return { ...original, entries: entries.map((entry, seq) => ({ ...entry, seq })) };
}
