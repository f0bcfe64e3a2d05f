import { type Block, WORD } from './block.ts';
import { roundAway } from './functions.ts';
import type { Machine } from './machine.ts';
import { PARAMETER } from './numbered-parameters.ts';
import { type Outcome, refuse } from './refusal.ts';

const BITS = {
  62: 'setMotionOutputBit',
  63: 'clearMotionOutputBit',
  64: 'setAuxOutputBit',
  65: 'clearAuxOutputBit',
} as const;

const IMMEDIATE = 0;
const WAIT_FOR_INPUT = 66;
const MOTION_VALUE = 67;

const DURING_COMPENSATION: ReadonlyMap<number, string> = new Map([
  [62, 'set motion output'],
  [63, 'set motion digital output'],
  [64, 'set auxiliary digital output'],
  [65, 'set auxiliary digital output'],
  [66, 'wait for digital input'],
  [67, 'set motion analog output'],
  [68, 'set auxiliary analog output'],
]);

/** M62 to M68: digital and analog outputs and inputs. */
export function convertOutput(machine: Machine, block: Block, code: number): Outcome {
  if (machine.compensation.side !== 'off')
    return refuse('compensation', `Cannot ${DURING_COMPENSATION.get(code)} with cutter radius compensation on`);
  if (code === 62 || code === 63 || code === 64 || code === 65) {
    if (!block.has(WORD.p)) return refuse('output', `No valid P word with M${code}`);
    machine.emit({ kind: BITS[code], index: roundAway(block.get(WORD.p)) });
    return undefined;
  }
  if (code === WAIT_FOR_INPUT) return convertInput(machine, block);
  const e = block.get(WORD.e);
  if (!block.has(WORD.e) || roundAway(e) < 0) return refuse('output', `Invalid analog index with M${code}`);
  const kind = code === MOTION_VALUE ? 'setMotionOutputValue' : 'setAuxOutputValue';
  machine.emit({ kind, index: roundAway(e), value: block.has(WORD.q) ? block.get(WORD.q) : -1 });
  return undefined;
}

/** M66: the stand-alone interpreter has no inputs, so every input reads 0. */
function convertInput({ numberedParameters }: Machine, block: Block): Outcome {
  const digital = block.has(WORD.p) ? roundAway(block.get(WORD.p)) : -1;
  const analog = block.has(WORD.e) ? roundAway(block.get(WORD.e)) : -1;
  const wait = block.has(WORD.l) ? block.get(WORD.l) : IMMEDIATE;
  const timeoutS = block.has(WORD.q) ? block.get(WORD.q) : 0;
  if (block.has(WORD.p) && block.has(WORD.e))
    return refuse('output', 'Invalid to select both a digital and an analog input with M66');
  if (digital < 0 && analog < 0) return refuse('output', 'Need to have either a valid P or a valid E word with M66');
  if (timeoutS <= 0 && wait !== IMMEDIATE) return refuse('output', 'Zero timeout with wait type != immediate return');
  if (analog >= 0 && wait !== IMMEDIATE)
    return refuse('output', "Can't select analog input with wait type != immediate return");
  numberedParameters.set(PARAMETER.inputValue, 0);
  return undefined;
}
