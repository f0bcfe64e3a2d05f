import { cos, sin } from '../maths/exact.ts';
import { type Result, succeed } from '../result.ts';
import type { ModelDefinition, ModelParameter, ModelProblem, ModelRun, ModelValues } from './model.ts';
import { portOf, simulationRun, tickFor } from './simulation-run.ts';
import { midTemperature, startSlab } from './slab.ts';
import { numberOf } from './values.ts';

/** In Fourier numbers: the face of a slab in a strong fluid changes within a thousandth. */
const LONGEST_TICK = 2e-3;

const parameters: Readonly<Record<string, ModelParameter>> = {
  Bi: { unit: '1', value: 1, description: 'Biot number h L/k', minimum: 1e-3, maximum: 1e4 },
  cells: {
    unit: '1',
    value: 60,
    description: 'finite volumes over the half thickness, even',
    minimum: 4,
    maximum: 400,
  },
};

/** The first root of z tan z = Bi, by halving. */
function firstRoot(biot: number): number {
  let low = 0;
  let high = Math.PI / 2;
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (middle * sin(middle) < biot * cos(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function start(values: ModelValues, everyS: number): Result<ModelRun, ModelProblem> {
  const biot = numberOf(values, 'Bi');
  const cells = 2 * Math.round(numberOf(values, 'cells') / 2);
  const face = { kind: 'exchanging', coefficientWpm2K: biot, emissivity: 0 } as const;
  const simulation = startSlab('slab-step', cells, face, tickFor(everyS, { longestS: LONGEST_TICK }), {
    startC: 1,
    outerProgramme: () => 0,
  });
  const root = firstRoot(biot);
  return succeed(
    simulationRun(simulation, (into) => {
      into[0] = biot;
      into[1] = portOf(simulation, 'wall.innerFaceC');
      into[2] = midTemperature(simulation, cells);
      into[3] = portOf(simulation, 'wall.outerFaceC');
      into[4] = portOf(simulation, 'wall.meanC');
      into[5] = root;
    }),
  );
}

/** A slab that meets a fluid of another temperature: docs/models/conduction.md. */
export const slabStep: ModelDefinition = {
  name: 'slab-step',
  title: { zh: '平板突然接触流体的导热', en: 'a slab that suddenly meets a fluid' },
  parameters,
  outputs: ['Bi', 'theta_centre', 'theta_mid', 'theta_surface', 'theta_mean', 'zeta1'].map((name) => ({
    name,
    unit: '1',
  })),
  axis: 'Fo',
  untilS: 1,
  everyS: 0.05,
  start,
};
