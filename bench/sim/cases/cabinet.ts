/** `node cabinet.ts SECONDS`: runs the motor starter's cabinet, started and then under way, and prints JSON. */
import { Simulation } from '@tongyan/sim-engine/kernel';

import { motorStarterSystem } from '../../../scenes/motor-starter/model/system.ts';
import { DRAWING } from '../../../scenes/motor-starter/model/wiring.ts';

const seconds = Number(process.argv[2] ?? '20');
const simulation = Simulation.start(motorStarterSystem({ wiring: DRAWING }));

function command(name: string, args: { readonly part: string; readonly value?: number }): void {
  const done = simulation.apply({ target: 'cabinet', name, args });
  if (!done.ok) throw new Error(`${name} was refused: ${done.failure.code}`);
}

function run(forS: number): number {
  const { user } = process.cpuUsage();
  simulation.runTo(simulation.tick + Math.round(forS / simulation.system.tickS));
  return (process.cpuUsage().user - user) / 1e6;
}

command('set', { part: 'FR', value: 8.2 });
command('set', { part: 'KT', value: 3 });
command('turnOn', { part: 'QF' });
run(0.2);
command('press', { part: 'SB2' });
run(0.2);
command('release', { part: 'SB2' });
// Star, change-over and delta: contacts that move are what costs most.
const startingS = run(4);
const runningS = run(seconds);
console.log(
  JSON.stringify({
    startingTimesRealTime: 4 / startingS,
    timesRealTime: seconds / runningS,
    speedRadps: simulation.read('cabinet.M.speedRadps'),
    snapshotBytes: JSON.stringify(simulation.snapshot()).length,
  }),
);
