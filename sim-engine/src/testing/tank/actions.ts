import fc from 'fast-check';

import { type Command, FAULTS } from '../../kernel/command.ts';
import type { Json } from '../../kernel/json.ts';
import { type Actor, PROCEDURE, type Recorder, SESSION } from '../../log/index.ts';

export const trainee: Actor = { id: 'student-7', role: 'trainee' };
export const instructor: Actor = { id: 'teacher-1', role: 'instructor' };
export const director: Actor = { id: 'scene', role: 'system' };

export const command = (target: string, name: string, args: Json = null): Command => ({ target, name, args });

export type TankAction = { readonly ticks: number; readonly actor: Actor; readonly command: Command };

const injection = fc
  .record({
    id: fc.constantFrom('f1', 'f2', 'f3'),
    hit: fc.constantFrom<Json>(
      { target: 'levelGauge.shown', effect: { kind: 'stuck' } },
      { target: 'levelGauge.shown', effect: { kind: 'open', severity: 0.5 } },
      { target: 'tempGauge.shown', effect: { kind: 'noise', standardDeviation: 0.5 } },
      { target: 'tank.drainM2p5ps', effect: { kind: 'leak' } },
      { target: 'pump.ratedM3ps', effect: { kind: 'seizure' } },
      { target: 'heater.powerW', effect: { kind: 'drift', perS: 3 } },
    ),
    trigger: fc.constantFrom<Json>(
      { kind: 'now' },
      { kind: 'time', atS: 4 },
      { kind: 'condition', when: { kind: 'signal', signal: 'tank.levelM', is: '>', than: 0.3 } },
    ),
    lasts: fc.constantFrom<Json>({}, { lastsS: 2 }),
  })
  .map(({ id, hit, trigger, lasts }) =>
    command(FAULTS, 'inject', { id, trigger, ...(hit as object), ...(lasts as object) }),
  );

/** What people do to the tank; some of it will be refused. */
const anyCommand = fc.oneof(
  fc.constantFrom(
    command('pump', 'start'),
    command('pump', 'stop'),
    command('alarm', 'acknowledge'),
    command(SESSION, 'note', { text: 'level read' }),
    command(PROCEDURE, 'hint', { step: 'fill', level: 1 }),
    command(FAULTS, 'clear', { id: 'f1' }),
    command('nobody', 'start'),
  ),
  fc.double({ min: -0.2, max: 1.2, noNaN: true }).map((opening) => command('valve', 'set', opening)),
  fc.double({ min: -100, max: 25_000, noNaN: true }).map((powerW) => command('heater', 'set', powerW)),
  fc.double({ min: -60, max: 60, noNaN: true }).map((airC) => command('hall', 'setAir', airC)),
  injection,
);

export const tankActions: fc.Arbitrary<readonly TankAction[]> = fc.array(
  fc.record({
    ticks: fc.integer({ min: 0, max: 15 }),
    actor: fc.constantFrom(trainee, instructor, director),
    command: anyCommand,
  }),
  { maxLength: 30 },
);

export const anySeed: fc.Arbitrary<number> = fc.integer({ min: 0, max: 0xffff_ffff });

/** Does all this in turn, waiting before each. */
export function perform(recorder: Recorder, actions: readonly TankAction[]): void {
  for (const { ticks, actor, command: given } of actions) {
    recorder.runTo(recorder.tick + ticks);
    recorder.command(actor, given);
  }
}
