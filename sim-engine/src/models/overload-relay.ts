import { OverloadProfile } from '../electrical/overload/overload-profile.ts';
import { CLASS_TRIP_S, type ThermalImage, thermalImage, tripAfterS } from '../electrical/overload/thermal-image.ts';
import { itemAt } from '../maths/at.ts';
import { fail, type Result, succeed } from '../result.ts';
import type { ModelDefinition, ModelParameter, ModelProblem, ModelRun, ModelValues } from './model.ts';
import { numberOf } from './values.ts';

const relayParameters: Readonly<Record<string, ModelParameter>> = {
  class: {
    unit: '1',
    value: '10',
    description: 'trip class; gives the time to trip from cold at 7.2 times the set current: 4, 6, 12, 20 s',
    choices: ['10A', '10', '20', '30'],
  },
  t72: { unit: 's', value: 0, description: 'that time, instead of the one of the class; 0 for the class', minimum: 0 },
  k: {
    unit: '1',
    value: 1.125,
    description: 'lowest multiple of the set current that trips',
    minimum: 0.01,
    maximum: 7.19,
  },
  preload: { unit: '1', value: 0, description: 'multiple that had flowed long before the start', minimum: 0 },
};

function imageOf(values: ModelValues): ThermalImage {
  const name = values['class'] as keyof typeof CLASS_TRIP_S;
  const tripS = numberOf(values, 't72');
  return thermalImage(tripS > 0 ? tripS : CLASS_TRIP_S[name], numberOf(values, 'k'));
}

function startProfile(values: ModelValues): Result<ModelRun, ModelProblem> {
  const image = imageOf(values);
  const preload = numberOf(values, 'preload');
  const rows = values['profile'] as readonly (readonly number[])[];
  const parts = rows.map(([spanS = 0, multiple = 0]) => ({ spanS, multiple }));
  if (parts.some(({ spanS, multiple }) => spanS < 0 || multiple < 0))
    return fail({ parameter: 'profile', message: 'must have rows [seconds, multiple] without negative numbers' });
  const profile = new OverloadProfile(image, parts, preload * preload);
  let timeS = 0;
  return succeed({
    advanceTo(toS) {
      // A hair more, as k times the distance of the rows may be a hair less than the break of the profile that it stands for.
      timeS = toS + 1e-12 * toS;
    },
    read(into) {
      const { multiple, heat } = profile.stateAt(timeS);
      into[0] = multiple;
      into[1] = heat;
      into[2] = profile.tripS <= timeS ? 1 : 0;
      into[3] = profile.tripS;
      into[4] = image.timeConstantS;
    },
  });
}

/** An overload relay on a profile of currents: docs/models/overload-relay.md. */
export const overloadRelayModel: ModelDefinition = {
  name: 'overload-relay',
  title: { zh: '热过载继电器：电流曲线', en: 'a thermal overload relay on a profile of currents' },
  parameters: {
    ...relayParameters,
    profile: {
      unit: 's, 1',
      value: [
        [5, 6.5],
        [200, 0.9],
        [4, 6.5],
        [60, 1],
        [120, 1.3],
        [200, 1.1],
        [300, 1.5],
      ],
      description: 'how long which multiple of the set current flows, one after the other; nothing afterwards',
      columns: ['seconds', 'multiple'],
    },
  },
  outputs: [
    { name: 'multiple', unit: '1' },
    { name: 'theta', unit: '1', description: 'heating, 1 at the set current; goes on as if nothing were switched off' },
    { name: 'tripped', unit: '1', description: '1 from the trip on' },
    { name: 'trip_s', unit: 's', description: 'when it trips, exactly; Infinity for never' },
    { name: 'tau_s', unit: 's', description: 'time constant' },
  ],
  untilS: 888.5,
  everyS: 0.5,
  start: startProfile,
};

const DEFAULT_MULTIPLES: readonly number[] = [1.05, 1.12, 1.13, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7.2, 8, 10];
const TABLE_PRELOADS: readonly number[] = [0, 0.5, 1];

function startTable(values: ModelValues): Result<ModelRun, ModelProblem> {
  const multiples = values['multiples'] as readonly number[];
  if (multiples.length === 0) return fail({ parameter: 'multiples', message: 'must have a multiple' });
  const image = imageOf(values);
  const preloads = [...TABLE_PRELOADS, numberOf(values, 'preload')];
  let row = 0;
  return succeed({
    advanceTo(count) {
      row = Math.min(Math.floor(count + 1e-9), multiples.length - 1);
    },
    read(into) {
      const multiple = itemAt(multiples, row);
      into[0] = image.timeConstantS;
      into[1] = multiple;
      for (const [index, preload] of preloads.entries())
        into[2 + index] = tripAfterS(image, preload * preload, multiple);
    },
    ended: () => row === multiples.length - 1,
  });
}

/** Trip times of an overload relay: docs/models/overload-relay.md. */
export const overloadTripTimes: ModelDefinition = {
  name: 'overload-trip-times',
  title: { zh: '热过载继电器：脱扣时间表', en: 'trip times of a thermal overload relay' },
  parameters: {
    ...relayParameters,
    multiples: { unit: '1', value: DEFAULT_MULTIPLES, description: 'multiples of the set current, one a row' },
  },
  axis: 'row',
  outputs: [
    { name: 'tau_s', unit: 's' },
    { name: 'multiple', unit: '1' },
    { name: 'cold_s', unit: 's' },
    { name: 'from_0.5_s', unit: 's' },
    { name: 'from_1.0_s', unit: 's' },
    { name: 'from_preload_s', unit: 's' },
  ],
  untilS: 1e6,
  everyS: 1,
  start: startTable,
};
