import type { BlockCommand, Frame } from '../kernel/block.ts';
import type { Json } from '../kernel/json.ts';
import { at } from '../maths/at.ts';
import { fail, succeed } from '../result.ts';
import { CLOSED, CLOSES_AT, DISCRETE_PER_SET, FUEL, NEVER_S, TRIPPED } from './plant-layout.ts';
import { TRIP } from './protection.ts';

type PlantFrame = Frame<string, string, string, string, string, null>;

/** Commands whose argument is the name of a set. */
export function plantCommands(
  names: readonly string[],
  closingS: number,
): Readonly<Record<string, BlockCommand<PlantFrame>>> {
  const firstOf = (args: Json): number => DISCRETE_PER_SET * (typeof args === 'string' ? names.indexOf(args) : -1);
  const command = (
    refuse: (frame: PlantFrame, first: number) => string | undefined,
    act: (frame: PlantFrame, first: number) => void,
  ): BlockCommand<PlantFrame> => ({
    check(args, frame) {
      const first = firstOf(args);
      if (first < 0) return fail({ code: 'unknownSet' });
      const code = refuse(frame, first);
      return code === undefined ? succeed(null) : fail({ code });
    },
    apply(args, frame) {
      act(frame, firstOf(args));
    },
  });
  return {
    closeBreaker: command(
      ({ d }, first) => (at(d.floats, first + TRIPPED) > 0 ? 'tripped' : undefined),
      ({ d, time }, first) => {
        if (at(d.floats, first + CLOSED) === 0) d.floats[first + CLOSES_AT] = time.timeS + closingS;
      },
    ),
    openBreaker: command(
      () => undefined,
      ({ d }, first) => {
        d.floats[first + CLOSED] = 0;
        d.floats[first + CLOSES_AT] = NEVER_S;
      },
    ),
    start: command(
      ({ d }, first) => (at(d.floats, first + TRIPPED) > 0 ? 'tripped' : undefined),
      ({ d }, first) => {
        d.floats[first + FUEL] = 1;
      },
    ),
    stop: command(
      () => undefined,
      ({ d }, first) => {
        d.floats[first + FUEL] = 0;
      },
    ),
    resetTrip: command(
      () => undefined,
      ({ d }, first) => {
        d.floats[first + TRIPPED] = TRIP.none;
      },
    ),
  };
}
