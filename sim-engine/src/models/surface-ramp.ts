import { type Result, succeed } from '../result.ts';
import type { ModelDefinition, ModelParameter, ModelProblem, ModelRun, ModelValues } from './model.ts';
import { portOf, simulationRun, tickFor } from './simulation-run.ts';
import { midTemperature, startSlab } from './slab.ts';
import { numberOf } from './values.ts';

const LONGEST_TICK = 2e-3;

const parameters: Readonly<Record<string, ModelParameter>> = {
  cells: {
    unit: '1',
    value: 60,
    description: 'finite volumes over the half thickness, even',
    minimum: 4,
    maximum: 400,
  },
};

function start(values: ModelValues, everyS: number): Result<ModelRun, ModelProblem> {
  const cells = 2 * Math.round(numberOf(values, 'cells') / 2);
  const simulation = startSlab(
    'surface-ramp',
    cells,
    { kind: 'imposed' },
    tickFor(everyS, { longestS: LONGEST_TICK }),
    {
      startC: 0,
      outerProgramme: (timeS) => timeS,
    },
  );
  return succeed(
    simulationRun(simulation, (into) => {
      into[0] = portOf(simulation, 'wall.innerFaceC');
      into[1] = midTemperature(simulation, cells);
      into[2] = portOf(simulation, 'wall.meanC');
    }),
  );
}

/** A slab whose faces are heated steadily; temperatures as T a/(r L²): docs/models/conduction.md. */
export const surfaceRamp: ModelDefinition = {
  name: 'surface-ramp',
  title: { zh: '平板表面匀速升温的导热', en: 'a slab whose faces are heated steadily' },
  parameters,
  outputs: ['centre', 'mid', 'mean'].map((name) => ({ name, unit: '1' })),
  axis: 'Fo',
  untilS: 5,
  everyS: 0.01,
  start,
};
