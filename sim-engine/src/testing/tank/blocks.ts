import { defineBlock } from '../../kernel/block.ts';
import type { Json } from '../../kernel/json.ts';
import { fail, succeed } from '../../result.ts';

const noArguments = (args: Json) => (args === null ? succeed(null) : fail({ code: 'malformedArguments' }));

/** A pump with a switch. */
export const pump = defineBlock({
  type: 'pump',
  parameters: { ratedM3ps: { unit: 'm3/s', value: 0.001, minimum: 0, faultValues: { seizure: 0 } } },
  outputs: { flowM3ps: { unit: 'm3/s' } },
  mode: { running: false, starts: 0 },
  visibleMode: ['running'],
  writeOutputs: ({ y, p, mode }) => {
    y.flowM3ps = mode.running ? p.ratedM3ps : 0;
  },
  commands: {
    start: {
      check: (args, { mode }) => (mode.running ? fail({ code: 'alreadyRunning' }) : noArguments(args)),
      apply: (_args, { mode }) => {
        mode.running = true;
        mode.starts += 1;
      },
    },
    stop: {
      check: (args, { mode }) => (mode.running ? noArguments(args) : fail({ code: 'notRunning' })),
      apply: (_args, { mode }) => {
        mode.running = false;
      },
    },
  },
});

/** An electric heater whose power a person sets. */
export const heater = defineBlock({
  type: 'heater',
  outputs: { powerW: { unit: 'W' } },
  discrete: { powerW: { unit: 'W', value: 0 } },
  writeOutputs: ({ y, d }) => {
    y.powerW = d.powerW;
  },
  commands: {
    set: {
      check: (args) =>
        typeof args === 'number' && args >= 0 && args <= 20_000
          ? succeed(null)
          : fail({ code: 'outOfRange', details: { low: 0, high: 20_000 } }),
      apply: (args, { d }) => {
        d.powerW = args as number;
      },
    },
  },
});

/** A drain valve: opening from 0 to 1. */
export const valve = defineBlock({
  type: 'valve',
  outputs: { opening: { unit: '1' } },
  discrete: { opening: { unit: '1', value: 1 } },
  writeOutputs: ({ y, d }) => {
    y.opening = d.opening;
  },
  commands: {
    set: {
      check: (args) =>
        typeof args === 'number' && args >= 0 && args <= 1 ? succeed(null) : fail({ code: 'outOfRange' }),
      apply: (args, { d }) => {
        d.opening = args as number;
      },
    },
  },
});

/** Water in an upright tank: A·h' = q − k·s·√h, ρcAh·T' = P − UA·(T − Ta) + ρcq·(Tin − T). */
export const tank = defineBlock({
  type: 'tank',
  parameters: {
    areaM2: { unit: 'm2', value: 0.02, minimum: 0.001 },
    drainM2p5ps: { unit: 'm2.5/s', value: 0.001, faultValues: { leak: 0.003 } },
    lossWpK: { unit: 'W/K', value: 20 },
  },
  inputs: {
    flowM3ps: { unit: 'm3/s', value: 0 },
    powerW: { unit: 'W', value: 0 },
    opening: { unit: '1', value: 1 },
    ambientC: { unit: 'degC', value: 20 },
  },
  outputs: { levelM: { unit: 'm', visible: false }, tempC: { unit: 'degC', visible: false } },
  continuous: { heightM: { unit: 'm', value: 0.1 }, waterC: { unit: 'degC', value: 20 } },
  writeOutputs: ({ x, y }) => {
    y.levelM = x.heightM;
    y.tempC = x.waterC;
  },
  derivatives: ({ x, dx, u, p }) => {
    const heightM = Math.max(x.heightM, 0);
    const heatWpK = 4.186e6 * p.areaM2 * Math.max(heightM, 0.01);
    dx.heightM = (u.flowM3ps - p.drainM2p5ps * u.opening * Math.sqrt(heightM)) / p.areaM2;
    dx.waterC = (u.powerW - p.lossWpK * (x.waterC - u.ambientC) + 4.186e6 * u.flowM3ps * (20 - x.waterC)) / heatWpK;
  },
});

/** An instrument: shows what comes in. */
export const gauge = (unit: string) =>
  defineBlock({
    type: `gauge of ${unit}`,
    inputs: { true: { unit, value: 0 } },
    outputs: { shown: { unit, feedthrough: true, faultValues: { open: 0 } } },
    writeFeedthrough: ({ u, y }) => {
      y.shown = u.true;
    },
  });

/** Sounds above its limit until the value has fallen; a person acknowledges it. */
export const alarm = defineBlock({
  type: 'alarm',
  parameters: { limit: { unit: 'm', value: 1.2 } },
  inputs: { value: { unit: 'm', value: 0 } },
  outputs: { sounding: { unit: '1' } },
  mode: { on: false, acknowledged: false },
  visibleMode: ['on', 'acknowledged'],
  writeOutputs: ({ y, mode }) => {
    y.sounding = mode.on && !mode.acknowledged ? 1 : 0;
  },
  update: ({ u, p, mode }) => {
    if (u.value > p.limit) mode.on = true;
    else if (u.value < p.limit - 0.05) {
      mode.on = false;
      mode.acknowledged = false;
    }
  },
  commands: {
    acknowledge: {
      check: (args, { mode }) => (mode.on && !mode.acknowledged ? noArguments(args) : fail({ code: 'nothingSounds' })),
      apply: (_args, { mode }) => {
        mode.acknowledged = true;
      },
    },
  },
});

/** The air of the hall: wanders by chance; the teacher may set where it starts. */
export const hall = defineBlock({
  type: 'hall',
  outputs: { airC: { unit: 'degC' } },
  discrete: { airC: { unit: 'degC', value: 20 } },
  writeOutputs: ({ y, d }) => {
    y.airC = d.airC;
  },
  update: ({ d, random }) => {
    d.airC += 0.1 * (random.nextUnit() - 0.5);
  },
  commands: {
    setAir: {
      check: (args) =>
        typeof args === 'number' && Math.abs(args) <= 50 ? succeed(null) : fail({ code: 'outOfRange' }),
      apply: (args, { d }) => {
        d.airC = args as number;
      },
    },
  },
});
