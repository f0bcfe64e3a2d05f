import { SpaceVectorMotor, type WindingConnection } from '../electrical/motor/space-vector-motor.ts';
import { cos, sin } from '../maths/exact.ts';
import { fail, type Result, succeed } from '../result.ts';
import type { ModelDefinition, ModelParameter, ModelProblem, ModelRun, ModelValues } from './model.ts';
import { windingParameters, windingsOf } from './motor-parameters.ts';
import { numberOf } from './values.ts';

const CONNECTIONS: readonly WindingConnection[] = ['open', 'star', 'delta'];

const parameters: Readonly<Record<string, ModelParameter>> = {
  ...windingParameters,
  J: { unit: 'kg m2', value: 0.45, description: 'inertia of motor and load', minimum: 1e-9 },
  load_static: { unit: 'N m', value: 4, description: 'a in the load torque a tanh(w/w0) + b w |w| + c w' },
  load_w0: { unit: 'rad/s', value: 1, description: 'w0 in the load torque', minimum: 1e-6 },
  load_square: { unit: 'N m s2', value: 66 / (151 * 151), description: 'b in the load torque' },
  load_linear: { unit: 'N m s', value: 0.004, description: 'c in the load torque' },
  w_start: { unit: 'rad/s', value: 0, description: 'speed at the start' },
  angle: {
    unit: 'rad',
    value: 0,
    description: 'angle of the supply at the start, from the positive peak of winding a',
  },
  start: {
    unit: '1',
    value: 'delta',
    description:
      'how it is started: in delta or star for good; star-delta at star_until and delta_from; or by the rows of switching',
    choices: ['delta', 'star', 'star-delta', 'switching'],
  },
  star_until: { unit: 's', value: 3, description: 'star-delta: when star opens', minimum: 0 },
  delta_from: { unit: 's', value: 3.06, description: 'star-delta: when delta closes', minimum: 0 },
  switching: {
    unit: 's, 1',
    value: [[0, 2]],
    description: 'switching: from this time on open (0), star (1) or delta (2)',
    columns: ['t_s', 'connection'],
  },
};

interface Switching {
  readonly timeS: number;
  readonly connection: WindingConnection;
}

function switchingOf(values: ModelValues): Result<readonly Switching[], ModelProblem> {
  const { start: way, switching } = values;
  if (way === 'delta' || way === 'star') return succeed([{ timeS: 0, connection: way }]);
  if (way === 'star-delta') {
    const starUntilS = numberOf(values, 'star_until');
    const deltaFromS = numberOf(values, 'delta_from');
    if (deltaFromS < starUntilS) return fail({ parameter: 'delta_from', message: 'must not be before star_until' });
    return succeed([
      ...(starUntilS > 0 ? [{ timeS: 0, connection: 'star' } as const] : []),
      ...(deltaFromS > starUntilS ? [{ timeS: starUntilS, connection: 'open' } as const] : []),
      { timeS: deltaFromS, connection: 'delta' },
    ]);
  }
  const list: Switching[] = [];
  for (const row of Array.isArray(switching) ? switching : []) {
    const [timeS, code] = row as readonly number[];
    const connection = CONNECTIONS[code ?? -1];
    if (timeS === undefined || connection === undefined)
      return fail({ parameter: 'switching', message: 'must have rows [time, 0, 1 or 2]' });
    if (timeS < (list.at(-1)?.timeS ?? 0))
      return fail({ parameter: 'switching', message: 'must have rows in the order of their times, from 0 on' });
    list.push({ timeS, connection });
  }
  return succeed(list);
}

const ROOT_3 = Math.sqrt(3);
/** A line's current is this turned by −30° from the winding's, and √3 times it, where the windings are in delta. */
const TURN = { re: cos(-Math.PI / 6), im: sin(-Math.PI / 6) };

function start(values: ModelValues): Result<ModelRun, ModelProblem> {
  const switching = switchingOf(values);
  if (!switching.ok) return switching;
  const motor = new SpaceVectorMotor({
    windings: windingsOf(values),
    load: {
      staticNm: numberOf(values, 'load_static'),
      staticRadps: numberOf(values, 'load_w0'),
      squareNmps2: numberOf(values, 'load_square'),
      viscousNmps: numberOf(values, 'load_linear'),
    },
    inertiaKgm2: numberOf(values, 'J'),
    lineV: numberOf(values, 'V'),
    frequencyHz: numberOf(values, 'f'),
    startAngleRad: numberOf(values, 'angle'),
    startRadps: numberOf(values, 'w_start'),
  });
  let next = 0;
  return succeed({
    advanceTo(timeS) {
      for (let due = switching.value[next]; due !== undefined; due = switching.value[next]) {
        // A hair, as k times the distance of the rows may miss the time of a switching by the last digit.
        if (due.timeS > timeS + 1e-9 * Math.max(1, timeS)) break;
        motor.advanceTo(due.timeS);
        motor.connect(due.connection);
        next += 1;
      }
      motor.advanceTo(timeS);
    },
    read(into) {
      const { re, im } = motor.windingCurrent();
      const windingA = Math.sqrt((re * re + im * im) / 2);
      const inDelta = motor.connection === 'delta';
      into[0] = motor.speedRadps;
      into[1] = (motor.speedRadps * 30) / Math.PI;
      into[2] = motor.torqueNm();
      into[3] = motor.loadNm;
      into[4] = re;
      into[5] = windingA;
      into[6] = inDelta ? ROOT_3 * (re * TURN.re - im * TURN.im) : re;
      into[7] = inDelta ? ROOT_3 * windingA : windingA;
    },
  });
}

/** Starting of an induction motor, direct or by star and delta: docs/models/induction-motor.md. */
export const inductionMotor: ModelDefinition = {
  name: 'motor',
  title: { zh: '异步电动机直接起动与星-三角起动', en: 'an induction motor, started direct or by star and delta' },
  parameters,
  outputs: [
    { name: 'speed_radps', unit: 'rad/s' },
    { name: 'speed_rpm', unit: 'rpm' },
    { name: 'torque_Nm', unit: 'N m', description: 'in the air gap' },
    { name: 'load_Nm', unit: 'N m' },
    { name: 'i_winding_A', unit: 'A', description: 'winding a at this instant' },
    { name: 'i_winding_rms_A', unit: 'A', description: 'length of the space vector over the root of 2' },
    { name: 'i_line_A', unit: 'A', description: 'line a at this instant' },
    { name: 'i_line_rms_A', unit: 'A' },
  ],
  untilS: 1.5,
  everyS: 0.0005,
  start,
};
