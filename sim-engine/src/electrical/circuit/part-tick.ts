import type { AnyFrame } from '../../kernel/block.ts';
import { at } from '../../maths/at.ts';
import { modeOf, withEvent } from './mode.ts';
import type { PartTick } from './part.ts';
import { CIRCUIT_STATE } from './plan.ts';

/** What a part gets of each tick, made once for all of them. */
export function partTick(part: string, frame: AnyFrame): PartTick {
  const discrete = frame.d.floats;
  return {
    tickS: frame.time.tickS,
    get shaken() {
      return at(discrete, CIRCUIT_STATE.shaken) % 2 === 1;
    },
    shake() {
      if (at(discrete, CIRCUIT_STATE.shaken) < 2)
        discrete[CIRCUIT_STATE.shaken] = at(discrete, CIRCUIT_STATE.shaken) + 2;
    },
    report(code, details = {}) {
      frame.mode = withEvent(modeOf(frame), { tick: frame.time.tick, part, code, details });
    },
  };
}
