import { type Block, defineBlock, type OutputSpec, type QuantitySpec } from '../kernel/block.ts';
import { at } from '../maths/at.ts';
import {
  type CellFaults,
  type CellParameters,
  cellSlopes,
  cellStateSize,
  FIRST_BRANCH,
  measuredVoltageV,
  SOC,
  TEMP_C,
  type Terminals,
  terminalsOf,
} from './cell.ts';
import type { OpenCircuitVoltage } from './open-circuit.ts';
import { pastLimit, type ProtocolStep, stepCurrentA } from './protocol.ts';

export interface TesterSetup {
  readonly cell: CellParameters;
  readonly voltageOf: OpenCircuitVoltage;
  readonly protocol: readonly ProtocolStep[];
  readonly startSoc: number;
  readonly startC: number;
  readonly ambientC: number;
}

/** What the tester does after its last step. */
const DONE: ProtocolStep = { control: { kind: 'rest' }, limits: {} };

/** How far the end of a tick may miss the end of a step's time and still meet it, as a share of the tick. */
const MEETS = 1e-6;

type Parameter = 'ambientC' | 'pinOhm' | 'shortSiemens' | 'voltageBiasV' | 'seriesFactor';
type Values = Readonly<Record<Parameter, number>>;

/**
 * A cell on a tester that runs a protocol. A step ends at the very instant at which its limit is reached; one whose limit is
 * past already when its turn comes is passed over. Outputs: current (positive discharges), the voltage that the tester reads,
 * state of charge, temperature, branch voltages, the step (from 0; the number of steps once all are done), and when the last
 * step ended. Faults are parameters: a pin's resistance, a soft short inside the cell, the voltmeter's bias, a dry cell's
 * series resistance.
 */
export function testerBlock(type: string, setup: TesterSetup): Block {
  const { voltageOf, protocol } = setup;
  const size = cellStateSize(setup.cell);
  const elapsed = size;
  const branchNames = setup.cell.branches.map((_, branch) => `branch${branch + 1}V`);
  const volts: QuantitySpec = { unit: 'V', value: 0 };
  const continuous: Record<string, QuantitySpec> = {
    soc: { unit: '1', value: setup.startSoc },
    tempC: { unit: 'degC', value: setup.startC },
    ...Object.fromEntries(branchNames.map((name) => [name, volts])),
    elapsedS: { unit: 's', value: 0, description: 'since the present step began' },
  };
  const outputs: Record<string, OutputSpec> = {
    currentA: { unit: 'A' },
    voltageV: { unit: 'V' },
    soc: { unit: '1' },
    tempC: { unit: 'degC' },
    step: { unit: '1' },
    stepEndedS: { unit: 's', description: 'when the last step ended' },
    ...Object.fromEntries(branchNames.map((name) => [name, { unit: 'V' }])),
  };
  const stepAt = (index: number): ProtocolStep => protocol[index] ?? DONE;
  const cellOf = (p: Values): CellParameters =>
    p.seriesFactor === 1 ? setup.cell : { ...setup.cell, seriesOhm: setup.cell.seriesOhm * p.seriesFactor };
  const faultsOf = ({ pinOhm, shortSiemens, voltageBiasV }: Values): CellFaults => ({
    pinOhm,
    shortSiemens,
    voltageBiasV,
  });
  const terminals = (p: Values, state: Float64Array): Terminals =>
    terminalsOf(cellOf(p), voltageOf, state, faultsOf(p));
  const past = (step: number, p: Values, state: Float64Array): number =>
    step >= protocol.length ? -1 : pastLimit(stepAt(step), terminals(p, state), at(state, elapsed));
  /** Begins the first step after `step` whose limit is not past already. */
  const nextStep = (step: number, p: Values, state: Float64Array): number => {
    state[elapsed] = 0;
    let next = step + 1;
    while (next < protocol.length && past(next, p, state) >= 0) next += 1;
    return next;
  };
  const timeIsOver = (step: number, elapsedS: number, tickS: number): boolean =>
    elapsedS + MEETS * tickS >= (stepAt(step).limits.durationS ?? Infinity);
  return defineBlock<Parameter, never, string, string, 'step' | 'stepEndedS'>({
    type,
    parameters: {
      ambientC: { unit: 'degC', value: setup.ambientC },
      pinOhm: { unit: 'ohm', value: 0, minimum: 0 },
      shortSiemens: { unit: 'S', value: 0, minimum: 0 },
      voltageBiasV: { unit: 'V', value: 0 },
      seriesFactor: { unit: '1', value: 1, minimum: 1e-6 },
    },
    outputs,
    continuous,
    discrete: { step: { unit: '1', value: 0 }, stepEndedS: { unit: 's', value: 0 } },
    start({ p, x, d }) {
      while (d.step < protocol.length && past(d.step, p, x.floats) >= 0) d.step += 1;
    },
    writeOutputs({ p, x, y, d }) {
      const state = x.floats;
      const seen = terminals(p, state);
      const currentA = stepCurrentA(stepAt(d.step), seen);
      const values = y.floats;
      values[0] = currentA;
      values[1] = measuredVoltageV(seen, currentA);
      values[2] = at(state, SOC);
      values[3] = at(state, TEMP_C);
      values[4] = d.step;
      values[5] = d.stepEndedS;
      for (let branch = FIRST_BRANCH; branch < size; branch += 1) values[4 + branch] = at(state, branch);
    },
    derivatives({ p, x, dx, d }) {
      const state = x.floats;
      const seen = terminals(p, state);
      cellSlopes(cellOf(p), seen, state, stepCurrentA(stepAt(d.step), seen), p.ambientC, dx.floats);
      dx.floats[elapsed] = 1;
    },
    guards: [
      {
        name: 'limit',
        direction: 'rising',
        value: ({ p, x, d }) => past(d.step, p, x.floats),
        act({ p, x, d, time }) {
          d.stepEndedS = time.timeS;
          d.step = nextStep(d.step, p, x.floats);
        },
      },
    ],
    update({ p, x, d, time }) {
      // A limit that a fault has moved past crosses nothing.
      const isOver = past(d.step, p, x.floats) >= 0 || timeIsOver(d.step, at(x.floats, elapsed), time.tickS);
      if (!isOver) return;
      d.stepEndedS = time.timeS;
      d.step = nextStep(d.step, p, x.floats);
    },
  });
}
