import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batteryCell } from './battery-cell.ts';
import { coolingLoop } from './cooling-loop.ts';
import { genset } from './genset.ts';
import { kilnWall } from './kiln-wall.ts';
import type { ModelDefinition } from './model.ts';
import { slabStep } from './slab-step.ts';
import { surfaceRamp } from './surface-ramp.ts';
import { teaDrying } from './tea-drying.ts';
import { valuesFor } from './values.ts';
import { waterProperties } from './water-properties.ts';

/** How many rows of each model are looked at, a few ticks or a few hours of a scene. */
const ROWS = 4;

/** Numbers of a model, each from a third to three times its usual value or anywhere in a narrower declared range. */
function anyNumbers(model: ModelDefinition): fc.Arbitrary<Readonly<Record<string, number>>> {
  const numbers = Object.entries(model.parameters).filter(([, { value }]) => typeof value === 'number');
  return fc.record(
    Object.fromEntries(
      numbers.map(([name, { value, minimum = -Infinity, maximum = Infinity }]) => {
        const usual = typeof value === 'number' ? value : 0;
        const size = usual === 0 ? 1 : Math.abs(usual);
        const low = Math.max(usual === 0 ? -size : usual - (2 / 3) * size, minimum);
        const high = Math.min(usual + 2 * size, maximum);
        return [name, fc.double({ min: Math.min(low, high), max: high, noNaN: true })];
      }),
    ),
  );
}

describe('any numbers within the declared ranges', () => {
  it.each([coolingLoop, kilnWall, slabStep, surfaceRamp, teaDrying, batteryCell, genset, waterProperties])(
    '$name gives finite outputs, or says why it cannot start',
    (model) => {
      const isSound = fc.property(anyNumbers(model), (given) => {
        const values = valuesFor(model.parameters, given);
        if (!values.ok) throw new Error(JSON.stringify(values.failure));
        const started = model.start(values.value, model.everyS);
        if (!started.ok) return started.failure.message.length > 0;
        const row = new Float64Array(model.outputs.length);
        for (let index = 0; index < ROWS; index += 1) {
          started.value.advanceTo(index * model.everyS);
          started.value.read(row);
          if (!row.every((value) => Number.isFinite(value))) return false;
        }
        return true;
      });
      // Without shrinking: a run that leaves the range may take long, and the seed and the values say enough.
      expect(() => {
        fc.assert(isSound, { numRuns: 8, endOnFailure: true });
      }).not.toThrow();
    },
  );
});
