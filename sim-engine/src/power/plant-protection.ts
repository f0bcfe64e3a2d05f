import { at } from '../maths/at.ts';
import type { GeneratorSet } from './generator-set.ts';
import { type Plant, STATES_PER_SET } from './plant.ts';
import { CLOSED, CLOSES_AT, DISCRETE_PER_SET, FUEL, NEVER_S, PREFERENTIAL, TIMERS, TRIPPED } from './plant-layout.ts';
import { protect, type ProtectionSettings, TRIP } from './protection.ts';

type Numbers = Float64Array;

/** One tick of a set's protection on the plant's numbers; a trip opens its breaker, overspeed cuts its fuel too. */
export function protectSet(
  plant: Plant,
  set: GeneratorSet,
  index: number,
  settings: ProtectionSettings,
  d: Numbers,
  x: Numbers,
  tickS: number,
): void {
  const kept = DISCRETE_PER_SET * index;
  const speed = at(x, STATES_PER_SET * index);
  const verdict = protect(
    settings,
    {
      reversePowerS: at(d, kept + TIMERS),
      overloadS: at(d, kept + TIMERS + 1),
      frequencyS: at(d, kept + TIMERS + 2),
      voltageS: at(d, kept + TIMERS + 3),
    },
    {
      closed: at(d, kept + CLOSED) > 0,
      speed,
      power: at(plant.solver.powersKw, index) / set.ratedKw,
      frequencyHz: plant.busSpeed * plant.bus.frequencyHz,
      voltage: plant.solver.voltage,
    },
    tickS,
  );
  d[kept + TIMERS] = verdict.timers.reversePowerS;
  d[kept + TIMERS + 1] = verdict.timers.overloadS;
  d[kept + TIMERS + 2] = verdict.timers.frequencyS;
  d[kept + TIMERS + 3] = verdict.timers.voltageS;
  d[kept + PREFERENTIAL] = verdict.preferential ? 1 : 0;
  if (verdict.trip === TRIP.none) return;
  d[kept + TRIPPED] = verdict.trip;
  d[kept + CLOSED] = 0;
  d[kept + CLOSES_AT] = NEVER_S;
  if (verdict.trip === TRIP.overspeed) d[kept + FUEL] = 0;
}
