import type { MillFrame } from './frame.ts';
import type { MillParameter } from './parameters.ts';
import { toMicrometre } from './round.ts';

/** Does a thing once when a parameter leaves its sound value, and is ready to do it again when it has come back. */
function once({ p, mode }: MillFrame, name: MillParameter, strike: (value: number) => void): void {
  const { struck } = mode.hidden;
  const value = p[name];
  if (value === (struck[name] ?? 0)) return;
  if (value === 0) delete struck[name];
  else {
    struck[name] = value;
    strike(value);
  }
}

/** Faults that change a register or a tool, and are over once that is put right. */
export function strikeOnce(frame: MillFrame): void {
  const { p, mode, bulk } = frame;
  const { offsets } = mode;
  once(frame, 'lengthErrorMm', (value) => {
    const tool = String(p.lengthErrorTool);
    offsets.h[tool] = toMicrometre((offsets.h[tool] ?? 0) - value);
  });
  once(frame, 'workShiftMm', (value) => {
    offsets.g54.x = toMicrometre(offsets.g54.x + value);
  });
  once(frame, 'oilLoss', () => {
    mode.oilOk = false;
  });
  once(frame, 'suddenWearMm', (value) => {
    const worn = bulk.milling.flankWearMm.filter(([tool]) => tool !== p.suddenWearTool);
    bulk.milling.flankWearMm = [...worn, [p.suddenWearTool, value]];
  });
}
