import { type Block, defineBlock } from '../kernel/block.ts';
import { fail, succeed } from '../result.ts';

/** The bottles that crank an engine. Pressures are above atmosphere, in bar, as the gauges show them. */
export interface StartingAir {
  readonly volumeM3: number;
  readonly startBar: number;
  /** What one start takes, and below what none succeeds. */
  readonly perStartBar: number;
  readonly leastBar: number;
  /** Free air of the compressor, m³/h at 1 bar. */
  readonly compressorM3ph: number;
}

/** Two bottles of 250 L. */
export const TWO_BOTTLES: StartingAir = {
  volumeM3: 0.5,
  startBar: 30,
  perStartBar: 3.6,
  leastBar: 12,
  compressorM3ph: 30,
};

/** What no gauge shows. bar */
const UNSEEN_BAR = 1e-6;

/** How many starts the bottles still give. */
export function startsLeft({ perStartBar, leastBar }: StartingAir, pressureBar: number): number {
  const above = pressureBar - leastBar + UNSEEN_BAR;
  return above < 0 ? 0 : Math.floor(above / perStartBar) + 1;
}

/**
 * Starting air at constant temperature: the command `crank` takes a start's pressure and is refused below the least; a leak
 * and the compressor are bar a minute.
 */
export function startingAirBlock(air: StartingAir): Block {
  return defineBlock({
    type: 'startingAir',
    parameters: {
      leakBarPerMin: { unit: 'bar/min', value: 0, minimum: 0, faultValues: { leak: 1 } },
    },
    inputs: { compressorOn: { unit: '1', value: 0 } },
    outputs: { pressureBar: { unit: 'bar' }, startsLeft: { unit: '1' } },
    continuous: { pressureBar: { unit: 'bar', value: air.startBar } },
    writeOutputs({ x, y }) {
      y.pressureBar = x.pressureBar;
      y.startsLeft = startsLeft(air, x.pressureBar);
    },
    derivatives({ p, u, x, dx }) {
      const filling = u.compressorOn > 0 ? air.compressorM3ph / 3600 / air.volumeM3 : 0;
      const leaking = x.pressureBar > 0 ? p.leakBarPerMin / 60 : 0;
      dx.pressureBar = filling - leaking;
    },
    commands: {
      crank: {
        check: (_, { x }) =>
          startsLeft(air, x.pressureBar) > 0
            ? succeed(null)
            : fail({ code: 'airTooLow', details: { pressureBar: x.pressureBar, leastBar: air.leastBar } }),
        apply(_, { x }) {
          x.pressureBar -= air.perStartBar;
        },
      },
    },
  });
}
