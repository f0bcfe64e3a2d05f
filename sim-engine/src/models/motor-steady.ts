import { steadyState } from '../electrical/motor/equivalent-circuit.ts';
import { itemAt } from '../maths/at.ts';
import { fail, type Result, succeed } from '../result.ts';
import type { ModelDefinition, ModelParameter, ModelProblem, ModelRun, ModelValues } from './model.ts';
import { windingParameters, windingsOf } from './motor-parameters.ts';
import { numberOf } from './values.ts';

const DEFAULT_SLIPS: readonly number[] = [
  0.001, 0.002, 0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4,
  0.5, 0.6, 0.7, 0.8, 0.9, 1,
];

const parameters: Readonly<Record<string, ModelParameter>> = {
  ...windingParameters,
  connection: { unit: '1', value: 'delta', description: 'of the windings', choices: ['delta', 'star'] },
  slips: { unit: '1', value: DEFAULT_SLIPS, description: 'slips, one a row; 1 is standstill' },
};

function start(values: ModelValues): Result<ModelRun, ModelProblem> {
  const slips = values['slips'] as readonly number[];
  if (slips.length === 0) return fail({ parameter: 'slips', message: 'must have a slip' });
  const windings = windingsOf(values);
  const inDelta = values['connection'] === 'delta';
  const windingV = inDelta ? numberOf(values, 'V') : numberOf(values, 'V') / Math.sqrt(3);
  const supplyRadps = 2 * Math.PI * numberOf(values, 'f');
  let row = 0;
  return succeed({
    advanceTo(count) {
      row = Math.min(Math.floor(count + 1e-9), slips.length - 1);
    },
    read(into) {
      const slip = itemAt(slips, row);
      const state = steadyState(windings, { windingV, supplyRadps, slip });
      into[0] = slip;
      into[1] = (state.speedRadps * 30) / Math.PI;
      into[2] = state.torqueNm;
      into[3] = state.windingA;
      into[4] = inDelta ? state.windingA * Math.sqrt(3) : state.windingA;
      into[5] = state.powerFactor;
      into[6] = state.inputW;
      into[7] = state.shaftW;
    },
    ended: () => row === slips.length - 1,
  });
}

/** An induction motor in steady state, by slip: docs/models/induction-motor.md. */
export const motorSteady: ModelDefinition = {
  name: 'motor-steady',
  title: { zh: '异步电动机稳态（等效电路）', en: 'an induction motor in steady state, by its equivalent circuit' },
  parameters,
  axis: 'row',
  outputs: [
    { name: 'slip', unit: '1' },
    { name: 'speed_rpm', unit: 'rpm' },
    { name: 'torque_Nm', unit: 'N m' },
    { name: 'i_winding_rms_A', unit: 'A' },
    { name: 'i_line_rms_A', unit: 'A' },
    { name: 'pf', unit: '1' },
    { name: 'p_in_W', unit: 'W' },
    { name: 'p_mech_W', unit: 'W' },
  ],
  untilS: 1e6,
  everyS: 1,
  start,
};
