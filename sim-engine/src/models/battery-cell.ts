import type { CellParameters, RelaxationBranch } from '../battery/cell.ts';
import { curveVoltage, type OpenCircuitVoltage, tableVoltage } from '../battery/open-circuit.ts';
import { parseProtocol } from '../battery/protocol-text.ts';
import { testerBlock } from '../battery/tester-block.ts';
import { Simulation } from '../kernel/simulation.ts';
import { systemOf } from '../kernel/system.ts';
import { fail, type Result, succeed } from '../result.ts';
import { batteryParameters } from './battery-cell-parameters.ts';
import type { ModelDefinition, ModelProblem, ModelRun, ModelValues } from './model.ts';
import { portOf, problemOfSpeed, simulationRun, tickFor } from './simulation-run.ts';
import { numberOf } from './values.ts';

const LONGEST_TICK_S = 1;
/** A harder short is no leak any more: the cell would burn. */
const HARDEST_SHORT_OHM = 0.1;

function openCircuitOf(values: ModelValues): Result<OpenCircuitVoltage, ModelProblem> {
  const rows = values['ocv'];
  if (rows === null) {
    const of = (name: string): number => numberOf(values, name);
    return succeed(
      curveVoltage({
        baseV: of('U_base'),
        slopeV: of('U_slope'),
        dipV: of('U_dip'),
        dipRate: of('U_dip_rate'),
        riseV: of('U_rise'),
        riseSoc: of('U_rise_soc'),
        riseWidth: of('U_rise_width'),
      }),
    );
  }
  const problem = (message: string): Result<OpenCircuitVoltage, ModelProblem> => fail({ parameter: 'ocv', message });
  if (!Array.isArray(rows)) return problem('must have rows [soc, V]');
  const socs: number[] = [];
  const volts: number[] = [];
  for (const row of rows as readonly unknown[]) {
    const [soc, voltage] = Array.isArray(row) ? (row as readonly unknown[]) : [];
    if (typeof soc !== 'number' || typeof voltage !== 'number') return problem('must have rows [soc, V]');
    socs.push(soc);
    volts.push(voltage);
  }
  const table = tableVoltage(socs, volts);
  return table.ok ? table : problem(`cannot be used: ${table.failure}`);
}

/** A branch without resistance is none. */
function branchesOf(values: ModelValues): readonly RelaxationBranch[] {
  return ['1', '2'].flatMap((index) => {
    const resistanceOhm = numberOf(values, `R${index}`);
    return resistanceOhm > 0 ? [{ resistanceOhm, capacitanceF: numberOf(values, `C${index}`) }] : [];
  });
}

function cellOf(values: ModelValues, branches: readonly RelaxationBranch[]): CellParameters {
  return {
    capacityAh: numberOf(values, 'Q'),
    seriesOhm: numberOf(values, 'R00'),
    lowSocRise: numberOf(values, 'R_low'),
    lowSocRate: numberOf(values, 'R_low_rate'),
    activationK: numberOf(values, 'E'),
    referenceC: 25,
    heatCapacityJpK: numberOf(values, 'mc'),
    coolingWpK: numberOf(values, 'hA'),
    branches,
  };
}

/** A branch discharges through its own resistance, and at a held voltage through that of the whole cell too. */
function fastestPerS(cell: CellParameters): number {
  return cell.branches.reduce(
    (sum, { resistanceOhm, capacitanceF }) => sum + (1 / resistanceOhm + 1 / cell.seriesOhm) / capacitanceF,
    0,
  );
}

function start(values: ModelValues, everyS: number): Result<ModelRun, ModelProblem> {
  const voltageOf = openCircuitOf(values);
  if (!voltageOf.ok) return voltageOf;
  const text = values['protocol'];
  const protocol = parseProtocol(typeof text === 'string' ? text : '');
  if (!protocol.ok) {
    const { position, expected } = protocol.failure;
    return fail({ parameter: 'protocol', message: `has at character ${position + 1} something else than ${expected}` });
  }
  const branches = branchesOf(values);
  const shortOhm = numberOf(values, 'short_ohm');
  if (shortOhm > 0 && shortOhm < HARDEST_SHORT_OHM)
    return fail({ parameter: 'short_ohm', message: `must be 0 or at least ${HARDEST_SHORT_OHM}` });
  const cell = cellOf(values, branches);
  const tooFast = problemOfSpeed(fastestPerS(cell), 'R00, R1, C1, R2, C2');
  if (tooFast !== undefined) return fail(tooFast);
  const block = testerBlock('batteryCell', {
    cell,
    voltageOf: voltageOf.value,
    protocol: protocol.value,
    startSoc: numberOf(values, 's'),
    startC: numberOf(values, 'T'),
    ambientC: numberOf(values, 'Ta'),
  });
  const second = numberOf(values, 'R1') > 0 ? 2 : 1;
  const v1 = numberOf(values, 'R1') > 0 ? 'cell.branch1V' : undefined;
  const v2 = numberOf(values, 'R2') > 0 ? `cell.branch${second}V` : undefined;
  const system = systemOf({
    name: 'battery-cell',
    version: '1.0.0',
    tickS: tickFor(everyS, { longestS: LONGEST_TICK_S, fastestPerS: fastestPerS(cell) }),
    blocks: {
      cell: {
        block,
        parameters: {
          pinOhm: numberOf(values, 'pin_ohm'),
          shortSiemens: shortOhm > 0 ? 1 / shortOhm : 0,
          voltageBiasV: numberOf(values, 'V_bias'),
          seriesFactor: numberOf(values, 'R0_factor'),
        },
        initial: {
          ...(v1 === undefined ? {} : { branch1V: numberOf(values, 'v1') }),
          ...(v2 === undefined ? {} : { [`branch${second}V`]: numberOf(values, 'v2') }),
        },
      },
    },
  });
  const simulation = Simulation.start(system);
  const branchV = (port: string | undefined): number => (port === undefined ? 0 : portOf(simulation, port));
  return succeed(
    simulationRun(simulation, (into) => {
      into[0] = portOf(simulation, 'cell.currentA');
      into[1] = portOf(simulation, 'cell.voltageV');
      into[2] = portOf(simulation, 'cell.soc');
      into[3] = branchV(v1);
      into[4] = branchV(v2);
      into[5] = portOf(simulation, 'cell.tempC');
      into[6] = portOf(simulation, 'cell.step');
      into[7] = portOf(simulation, 'cell.stepEndedS');
    }),
  );
}

/** A lithium-ion cell on a tester: docs/models/battery-cell.md. */
export const batteryCell: ModelDefinition = {
  name: 'battery-cell',
  title: { zh: '锂离子电芯充放电', en: 'a lithium-ion cell on a tester' },
  parameters: batteryParameters,
  outputs: [
    { name: 'current_A', unit: 'A' },
    { name: 'voltage_V', unit: 'V' },
    { name: 'soc', unit: '1' },
    { name: 'v1_V', unit: 'V' },
    { name: 'v2_V', unit: 'V' },
    { name: 'T_C', unit: 'degC' },
    { name: 'step', unit: '1', description: 'the step under way, from 0; the number of steps once all are done' },
    { name: 'step_end_s', unit: 's', description: 'when the last step ended' },
  ],
  untilS: 5400,
  everyS: 10,
  start,
};
