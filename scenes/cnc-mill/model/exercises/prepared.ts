import type { Block } from '@tongyan/sim-engine/kernel';

import { type BenchFrame, modeOf } from '../bench/arguments.ts';
import { TOP_IN_FIELD_MM } from '../drawing/part.ts';
import { AXIS_NAMES, TOOL_NUMBERS, WEARABLES } from '../machine/interface.ts';
import type { MillBulk } from '../machine/bulk.ts';
import { TEST_CUT_1 } from '../programs/test-cut.ts';

/** Enough for the test cut where the vice is sound, too little where it is not. */
const CLAMPED_NM = 76;

/** The commands that put things where they are: none of them takes time. */
const PUT_READY = [
  ['loadBlank', null],
  ['clampVice', { torqueNm: CLAMPED_NM }],
  ...TOOL_NUMBERS.map((toolNumber) => ['fitTool', { toolNumber }] as const),
  ['loadProgram', { text: TEST_CUT_1 }],
] as const;

/**
 * The machine as a colleague left it: under power, set up for the part, with all registers right; its reference is still to be run. A
 * fault that is there shows itself in the work.
 */
export function prepared(block: Block): Block {
  return {
    ...block,
    start(frame) {
      block.start?.(frame);
      standReady(frame);
      for (const [name, args] of PUT_READY) block.commands?.[name]?.apply(args, frame);
      setRegisters(frame);
      // Last: what is found depends on the registers.
      block.commands?.['checkProgram']?.apply(null, frame);
    },
  };
}

function standReady(frame: BenchFrame): void {
  const mode = modeOf(frame);
  mode.air = true;
  mode.mainSwitch = true;
  mode.control = 'on';
  mode.emergencyStop = false;
  for (const item of WEARABLES) mode.wearing[item] = item !== 'gloves';
  mode.vice.indicatorMmPer100 = 0;
  mode.hidden.viceErrorMmPer100 = 0;
}

function setRegisters(frame: BenchFrame): void {
  const { offsets } = modeOf(frame);
  const { lengthsMm, origin } = frame.bulk as MillBulk;
  for (const [index, axis] of AXIS_NAMES.entries()) offsets.g54[axis] = origin[index] ?? 0;
  offsets.g54.z += TOP_IN_FIELD_MM;
  for (const toolNumber of TOOL_NUMBERS) offsets.h[String(toolNumber)] = lengthsMm[toolNumber - 1] ?? 0;
  offsets.d['2'] = 16;
  offsets.d['3'] = 9.982;
}
