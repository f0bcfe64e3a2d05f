import type { Block, BlockCommand, Json } from '@tongyan/sim-engine/kernel';

import { type AxisName, PROBE_BALL_MM, PROBE_TOOL, type ProbeFace } from '../machine/interface.ts';
import { type BenchFrame, type Checked, fieldsOf, MALFORMED, modeOf, refused } from './arguments.ts';
import type { BenchCommands } from './interface.ts';

/** Along which axis a face is touched, and from which side the ball comes. */
const FACES: Readonly<Record<ProbeFace, readonly [axis: AxisName, side: -1 | 0 | 1]>> = {
  left: ['x', -1],
  right: ['x', 1],
  front: ['y', -1],
  back: ['y', 1],
  top: ['z', 0],
};

const toMicrometre = (mm: number): number => Math.round(mm * 1000) / 1000;

/** The register's value by what was touched last; undefined where nothing was. */
function takenOver(frame: BenchFrame, register: string, valueMm: number): number | undefined {
  const { touch, probe, offsets } = modeOf(frame);
  if (register.startsWith('H')) {
    return touch?.toolNumber === Number(register.slice(1)) ? toMicrometre(touch.lengthMm + valueMm) : undefined;
  }
  if (probe === null) return undefined;
  const [axis, side] = FACES[probe.face];
  if (register !== `G54${axis.toUpperCase()}`) return undefined;
  const beyond = axis === 'z' ? -(offsets.h[String(PROBE_TOOL)] ?? 0) : (-side * PROBE_BALL_MM) / 2;
  return toMicrometre(probe.machineMm + beyond - valueMm);
}

function asked(args: Json): BenchCommands['measureOffset'] | undefined {
  const fields = fieldsOf(args, ['register', 'valueMm']);
  const [register, valueMm] = [fields?.['register'], fields?.['valueMm']];
  if (typeof register !== 'string' || typeof valueMm !== 'number' || !Number.isFinite(valueMm)) return undefined;
  return { register, valueMm };
}

/** Keys that carry a reading over, built on the machine's own commands for writing registers and for tapping the vice. */
export function keyCommands(
  commands: NonNullable<Block['commands']>,
): Readonly<Record<'measureOffset' | 'tapTrue', BlockCommand<BenchFrame>>> {
  const check = (name: string, args: Json, frame: BenchFrame): Checked =>
    commands[name]?.check(args, frame) ?? refused('unknownCommand');
  const apply = (name: string, args: Json, frame: BenchFrame): void => {
    commands[name]?.apply(args, frame);
  };
  const written = (args: Json, frame: BenchFrame): Json | undefined => {
    const key = asked(args);
    const valueMm = key === undefined ? undefined : takenOver(frame, key.register, key.valueMm);
    return key === undefined || valueMm === undefined ? undefined : { register: key.register, valueMm };
  };
  const tapped = (frame: BenchFrame): Json => ({ mmPer100: modeOf(frame).vice.indicatorMmPer100 ?? 0 });
  return {
    measureOffset: {
      check: (args, frame) => {
        if (asked(args) === undefined) return MALFORMED;
        const register = written(args, frame);
        return register === undefined ? refused('noReading') : check('setOffset', register, frame);
      },
      apply: (args, frame) => {
        const register = written(args, frame);
        if (register !== undefined) apply('setOffset', register, frame);
      },
    },
    tapTrue: {
      check: (args, frame) => {
        if (args !== null) return MALFORMED;
        if (modeOf(frame).vice.indicatorMmPer100 === null) return refused('noReading');
        return check('tapVice', tapped(frame), frame);
      },
      apply: (_args, frame) => {
        // Smaller and smaller taps, the indicator standing at the jaw all the while.
        for (let tap = 0; tap < TAPS; tap++) {
          apply('tapVice', tapped(frame), frame);
          apply('indicateVice', null, frame);
        }
      },
    },
  };
}

const TAPS = 3;
