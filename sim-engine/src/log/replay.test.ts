import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { FAULTS } from '../kernel/command.ts';
import { Simulation } from '../kernel/simulation.ts';
import { systemOf } from '../kernel/system.ts';
import { workshop } from '../kernel/testing.ts';
import type { Readings } from '../predicates/predicate.ts';
import { anySeed, command, instructor, perform, tankActions, trainee } from '../testing/tank/actions.ts';
import { tankReserved, tankSystem } from '../testing/tank/system.ts';
import { branchAt } from './branch.ts';
import { Execution } from './execution.ts';
import type { Observer } from './moment.ts';
import { Player } from './player.ts';
import { Recorder } from './recorder.ts';
import { replay } from './replay.ts';
import { recordTank, valueOf } from './testing.ts';
import { sharedEntries } from './training-log.ts';
import { verify } from './verify.ts';

const options = { reserved: tankReserved };

/** Keeps what it is told, as text. */
function listener(): Observer & { readonly heard: string[] } {
  const heard: string[] = [];
  return {
    heard,
    signals: ['tank.levelM', 'pump.flowM3ps', 'heater.powerW'],
    modes: ['pump'],
    observe: (moment: Readings) => {
      const values = ['tank.levelM', 'pump.flowM3ps', 'heater.powerW'].map((name) => moment.read(name));
      const names = moment.commands.map(({ seq, name }) => `${seq} ${name}`);
      heard.push(`${moment.tick} ${values.join(' ')} ${JSON.stringify(moment.mode('pump'))} ${names.join(' ')}`);
    },
  };
}

describe('replay', () => {
  it('[L20] is the run again, hash by hash', () => {
    fc.assert(
      fc.property(tankActions, anySeed, (actions, seed) => {
        const recorder = recordTank(seed, { checkpointEvery: 1 });
        perform(recorder, actions);
        recorder.runTo(recorder.tick + 10);
        const log = recorder.log();
        const again = valueOf(replay(tankSystem, log, { hashEvery: 1, ...options }));
        expect(again.hashes.slice(1)).toEqual(log.checkpoints);
        expect(again.end.stateHash).toBe(log.end.stateHash);
        expect(verify(tankSystem, log, options).ok).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('[L21] tells observers the same moments as the recording did', () => {
    fc.assert(
      fc.property(tankActions, anySeed, (actions, seed) => {
        const live = listener();
        const recorder = recordTank(seed, { observers: [live] });
        perform(recorder, actions);
        recorder.runTo(recorder.tick + 1);
        const again = listener();
        valueOf(replay(tankSystem, recorder.log(), { observers: [again], ...options }));
        // Who listens changes nothing.
        const alone = recordTank(seed);
        perform(alone, actions);
        alone.runTo(alone.tick + 1);
        expect(recorder.log()).toEqual(alone.log());
        // The last moment of the last tick comes when the run is known to end there.
        expect(again.heard.slice(0, -1)).toEqual(live.heard);
      }),
      { numRuns: 30 },
    );
  });

  it('[L21] shows a command the state that it met, and the tick its result when it is left', () => {
    const live = listener();
    const recorder = recordTank(1, { observers: [live] });
    recorder.command(trainee, command('heater', 'set', 500));
    recorder.command(trainee, command('heater', 'set', 900));
    recorder.step();
    const off = '{"running":false,"starts":0}';
    expect(live.heard).toEqual([`0 0.1 0 0 ${off} 0 set`, `0 0.1 0 500 ${off} 1 set`, `0 0.1 0 900 ${off} `]);
  });

  it('[L2, L20] passes over no entry: one whose tick has gone by, or never comes, is named', () => {
    const recorder = recordTank();
    for (const tick of [3, 6]) {
      recorder.runTo(tick);
      valueOf(recorder.command(trainee, command('@session', 'note', { text: 'a' })));
    }
    recorder.runTo(9);
    const log = recorder.log();
    const moved = (tick: number): unknown => {
      const entries = log.entries.map((entry) => (entry.seq === 1 ? { ...entry, tick } : entry));
      const replayed = replay(tankSystem, { ...log, entries }, options);
      return replayed.ok ? undefined : replayed.failure;
    };
    const pointer = '/entries/1/tick';
    expect(moved(6)).toBeUndefined();
    expect(moved(2)).toEqual({ code: 'timeRunsBackwards', pointer, details: { tick: 2, seq: 1 } });
    expect(moved(10)).toEqual({ code: 'afterEnd', pointer, details: { tick: 10, seq: 1 } });
  });

  it('[L46] does not run a log that claims to last for ever', () => {
    const log = recordTank().log();
    const endless = { ...log, end: { ...log.end, tick: Number.MAX_SAFE_INTEGER } };
    const refused = replay(tankSystem, endless, options);
    expect(refused.ok ? undefined : refused.failure.code).toBe('tooLong');
  });

  it('[L22] refuses what the machine refused', () => {
    const recorder = recordTank();
    recorder.command(trainee, command('pump', 'start'));
    recorder.step();
    const log = recorder.log();
    const [entry] = log.entries;
    if (entry === undefined) throw new Error('an entry was recorded');
    const twice = { ...log, entries: [entry, { ...entry, seq: 1 }] };
    const again = replay(tankSystem, twice);
    expect(again.ok ? undefined : again.failure).toEqual({
      code: 'refusedCommand',
      pointer: '/entries/1/command',
      details: { tick: 0, seq: 1, refusal: { code: 'alreadyRunning', details: null } },
    });
  });
});

describe('a player', () => {
  it('[L23] is on every tick what the run was there, whichever way it came', () => {
    fc.assert(
      fc.property(
        tankActions,
        anySeed,
        fc.array(fc.integer({ min: -5, max: 400 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 2, max: 5 }),
        (actions, seed, ticks, keyframeEvery, mostKeyframes) => {
          const recorder = recordTank(seed);
          perform(recorder, actions);
          recorder.runTo(recorder.tick + 5);
          const log = recorder.log();
          const player = valueOf(Player.open(tankSystem, log, { keyframeEvery, mostKeyframes, ...options }));
          for (const tick of ticks) {
            valueOf(player.seek(tick));
            const there = Math.min(Math.max(tick, 0), log.end.tick);
            const fresh = valueOf(branchAt(tankSystem, log, there, options));
            expect(player.tick).toBe(there);
            expect(player.simulation.hash()).toBe(fresh.simulation.hash());
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('[L23] prepares what lies ahead without moving, and stands there as if it had gone', () => {
    fc.assert(
      fc.property(tankActions, anySeed, fc.nat(200), fc.integer({ min: 1, max: 90 }), (actions, seed, tick, ticks) => {
        const recorder = recordTank(seed);
        perform(recorder, actions);
        recorder.runTo(recorder.tick + 5);
        const log = recorder.log();
        const player = valueOf(Player.open(tankSystem, log, { keyframeEvery: 7, mostKeyframes: 5, ...options }));
        valueOf(player.seek(tick));
        const before = player.simulation.hash();
        valueOf(player.prepare(ticks));
        expect(player.simulation.hash()).toBe(before);
        while (!valueOf(player.prepare(ticks)));
        // All is prepared: a jump leads nearly there, and runs nothing.
        expect(player.approach(log.end.tick)).toBe(log.end.tick);
        const near = valueOf(branchAt(tankSystem, log, player.tick, options));
        expect(player.simulation.hash()).toBe(near.simulation.hash());
        valueOf(player.seek(log.end.tick));
        expect(player.simulation.hash()).toBe(log.end.stateHash);
        valueOf(player.seek(tick));
        expect(player.simulation.hash()).toBe(before);
      }),
      { numRuns: 20 },
    );
  });

  it('[L23] plays on, and stops at the end', () => {
    const recorder = recordTank();
    recorder.runTo(25);
    const player = valueOf(Player.open(tankSystem, recorder.log()));
    valueOf(player.play(10));
    expect(player.tick).toBe(10);
    valueOf(player.play(-3));
    expect(player.tick).toBe(10);
    valueOf(player.play(100));
    expect([player.tick, player.startTick, player.endTick]).toEqual([25, 0, 25]);
    expect(player.simulation.hash()).toBe(recorder.simulation.hash());
  });
});

describe('a branch', () => {
  it('[L24] shares the prefix of its origin, and is a fresh run of its own log', () => {
    fc.assert(
      fc.property(tankActions, tankActions, anySeed, fc.nat(300), (before, after, seed, tick) => {
        const recorder = recordTank(seed);
        perform(recorder, before);
        const log = recorder.log();
        const player = valueOf(Player.open(tankSystem, log, { keyframeEvery: 40, ...options }));
        valueOf(player.seek(tick));
        const branch = valueOf(player.branch({ checkpointEvery: 20 }));
        const shared = log.entries.filter((entry) => entry.tick <= tick).length;
        perform(branch, after);
        branch.runTo(branch.tick + 7);
        const own = branch.log();
        expect(sharedEntries(log, own)).toBeGreaterThanOrEqual(shared);
        expect(verify(tankSystem, own, options).ok).toBe(true);
        expect(valueOf(replay(tankSystem, own, options)).end.stateHash).toBe(branch.simulation.hash());
        // The origin has not felt it.
        expect(player.simulation.hash()).toBe(valueOf(branchAt(tankSystem, log, tick, options)).simulation.hash());
      }),
      { numRuns: 40 },
    );
  });

  it('[L24] lets observers hear what it shares', () => {
    const recorder = recordTank(3);
    perform(recorder, [
      { ticks: 3, actor: trainee, command: command('pump', 'start') },
      { ticks: 5, actor: instructor, command: command('hall', 'setAir', 5) },
      { ticks: 9, actor: trainee, command: command('pump', 'stop') },
    ]);
    const heard = listener();
    const branch = valueOf(branchAt(tankSystem, recorder.log(), 10, { observers: [heard] }));
    branch.command(trainee, command('heater', 'set', 100));
    branch.runTo(12);
    const again = listener();
    valueOf(replay(tankSystem, branch.log(), { observers: [again] }));
    expect(again.heard.slice(0, -1)).toEqual(heard.heard);
    expect(branch.log().entries.map(({ command: { name } }) => name)).toEqual(['start', 'setAir', 'set']);
  });
});

describe('late', () => {
  it('[L25] is no disadvantage: a snapshot and the entries that follow lead to the same end', () => {
    fc.assert(
      fc.property(tankActions, anySeed, fc.nat(200), (actions, seed, late) => {
        const recorder = recordTank(seed);
        perform(recorder, actions);
        recorder.runTo(recorder.tick + 5);
        const log = recorder.log();
        const tick = Math.min(late, log.end.tick);
        const snapshot = valueOf(branchAt(tankSystem, log, tick, options)).simulation.snapshot();
        const done = log.entries.filter((entry) => entry.tick <= tick).length;
        const joined = new Execution(log, valueOf(Simulation.resume(tankSystem, snapshot)), options, done);
        while (joined.simulation.tick < log.end.tick) valueOf(joined.step());
        valueOf(joined.finish());
        expect(valueOf(joined.hash())).toBe(log.end.stateHash);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a model with events, stiff blocks and loops', () => {
  const machine = systemOf(workshop);
  const doing = fc.record({
    ticks: fc.integer({ min: 0, max: 12 }),
    command: fc.oneof(
      fc.double({ min: -12, max: 12, noNaN: true }).map((level) => command('knob', 'turn', level)),
      fc.constant(command('knob', 'wander')),
      fc.constantFrom('oscillator.positionM', 'gain.in', 'ball.heightM').map((target) =>
        command(FAULTS, 'inject', {
          id: target,
          target,
          effect: { kind: 'stuck' },
          trigger: { kind: 'time', atS: 0.5 },
          lastsS: 0.4,
        }),
      ),
    ),
  });

  it('[L20, L23, L24] replays, plays and branches as well', () => {
    fc.assert(
      fc.property(fc.array(doing, { maxLength: 15 }), anySeed, fc.nat(120), (doings, seed, tick) => {
        const recorder = valueOf(Recorder.start(machine, { seed }, { checkpointEvery: 5 }));
        for (const { ticks, command: given } of doings) {
          recorder.runTo(recorder.tick + ticks);
          recorder.command(instructor, given);
        }
        recorder.runTo(recorder.tick + 30);
        const log = recorder.log();
        expect(verify(machine, log).ok).toBe(true);
        const player = valueOf(Player.open(machine, log, { keyframeEvery: 9, mostKeyframes: 4 }));
        valueOf(player.seek(log.end.tick));
        expect(player.simulation.hash()).toBe(log.end.stateHash);
        valueOf(player.seek(tick));
        const branch = valueOf(player.branch());
        branch.command(instructor, command('knob', 'turn', 7));
        branch.runTo(branch.tick + 20);
        expect(verify(machine, branch.log()).ok).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a snapshot within a training', () => {
  it('[S1] changes nothing, wherever it is taken', () => {
    fc.assert(
      fc.property(tankActions, anySeed, (actions, seed) => {
        const plain = recordTank(seed);
        perform(plain, actions);
        let run = Simulation.start(tankSystem, seed);
        for (const entry of plain.log().entries) {
          run.runTo(entry.tick);
          run = valueOf(Simulation.resume(tankSystem, JSON.parse(JSON.stringify(run.snapshot()))));
          if (!entry.command.target.startsWith('@s') && !entry.command.target.startsWith('@p'))
            valueOf(run.apply(entry.command));
          run = valueOf(Simulation.resume(tankSystem, JSON.parse(JSON.stringify(run.snapshot()))));
        }
        run.runTo(plain.tick);
        expect(run.hash()).toBe(plain.simulation.hash());
      }),
      { numRuns: 30 },
    );
  });
});
