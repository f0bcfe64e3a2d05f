/** The two reference FMUs without equations: one hands its inputs through, one reads a byte of a file that lies in it. */
import { fail, type Result, succeed } from '../result.ts';
import type { ModelDefinition, ModelOutput, ModelParameter, ModelProblem, ModelRun, ModelValues } from './model.ts';
import { type Schedule, scheduleOf, scheduleValue } from './schedule.ts';
import { numberOf } from './values.ts';

/** Names of the FMU's inputs with the whole numbers that each may hold; null: any number. 64 bits reach as far as a double counts. */
const INPUTS: readonly (readonly [string, readonly [number, number] | null])[] = [
  ['Float32_continuous', null],
  ['Float32_discrete', null],
  ['Float64_continuous', null],
  ['Float64_discrete', null],
  ['Int8', [-128, 127]],
  ['UInt8', [0, 255]],
  ['Int16', [-32768, 32767]],
  ['UInt16', [0, 65535]],
  ['Int32', [-2147483648, 2147483647]],
  ['UInt32', [0, 4294967295]],
  ['Int64', [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]],
  ['UInt64', [0, Number.MAX_SAFE_INTEGER]],
];

const inputParameter = ([name, limits]: (typeof INPUTS)[number]): [string, ModelParameter] => [
  `${name}_input`,
  {
    unit: '1',
    value: [[0, 0]],
    description:
      limits === null
        ? `by time: ${name.endsWith('continuous') ? 'straight between rows' : 'each row holds until the next'}`
        : `whole numbers by time, ${limits[0]} to ${limits[1]}; each row holds until the next`,
    columns: ['t_s', 'value'],
  },
];

/** An input by time. The continuous ones go straight from row to row, the others hold. */
function inputOf(values: ModelValues, [name, limits]: (typeof INPUTS)[number]): Result<Schedule, ModelProblem> {
  const parameter = `${name}_input`;
  const schedule = scheduleOf(values, parameter, !name.endsWith('continuous'));
  if (!schedule.ok || limits === null) return schedule;
  const fits = schedule.value.values.every((value) => value >= limits[0] && value <= limits[1]);
  return fits ? schedule : fail({ parameter, message: `must lie between ${limits[0]} and ${limits[1]}` });
}

const cast = (name: string, value: number): number => {
  if (name.startsWith('Float32')) return Math.fround(value);
  return name.startsWith('Float64') ? value : Math.trunc(value);
};

const numeric = INPUTS.map(([name]): ModelOutput => ({ name: `${name}_output`, unit: '1' }));
const enumeration: ModelOutput = { name: 'Enumeration_output', unit: '1' };

export const feedthrough: ModelDefinition = {
  name: 'feedthrough',
  title: { zh: '直通（参考 FMU）', en: 'Feedthrough (reference FMU)' },
  parameters: {
    ...Object.fromEntries(INPUTS.map(inputParameter)),
    Enumeration_input: { unit: '1', value: 1, description: 'place in the enumeration', minimum: 1, maximum: 2 },
  },
  outputs: [
    ...numeric,
    { name: 'Boolean_output', unit: '1', text: 'false' },
    { name: 'String_output', unit: '1', text: 'Set me!' },
    { name: 'Binary_output', unit: '1', text: '666f6f' },
    enumeration,
  ],
  axis: 'time',
  untilS: 2,
  everyS: 0.1,
  start: (values) => {
    const inputs: Schedule[] = [];
    for (const input of INPUTS) {
      const schedule = inputOf(values, input);
      if (!schedule.ok) return schedule;
      inputs.push(schedule.value);
    }
    const enumerated = Math.trunc(numberOf(values, 'Enumeration_input'));
    let nowS = 0;
    return succeed({
      advanceTo: (timeS) => {
        nowS = timeS;
      },
      read: (into) => {
        for (const [index, [name]] of INPUTS.entries()) {
          const schedule = inputs[index];
          into[index] = schedule === undefined ? Number.NaN : cast(name, scheduleValue(schedule, nowS));
        }
        into[INPUTS.length] = enumerated;
      },
    });
  },
};

export const resource: ModelDefinition = {
  name: 'resource',
  title: { zh: '资源文件（参考 FMU）', en: 'Resource (reference FMU)' },
  parameters: {
    byte: {
      unit: '1',
      value: 97,
      description: "first byte of the resource file, there the letter 'a'",
      minimum: 0,
      maximum: 255,
    },
  },
  outputs: [{ name: 'y', unit: '1' }],
  axis: 'time',
  untilS: 1,
  everyS: 1,
  start: (values) => {
    const byte = numberOf(values, 'byte');
    const run: ModelRun = { advanceTo: () => undefined, read: (into) => into.fill(byte) };
    return succeed(run);
  },
};
