import type { Block } from '@tongyan/sim-engine/kernel';

import { trueRaUm } from '../gauges/roughness.ts';
import { worstSizes } from '../gauges/true-size.ts';
import { SIZE_IDS } from '../drawing/sizes.ts';
import { type BenchFrame, modeOf } from './arguments.ts';
import { benchCommands, RESTING_RPM, type Shop, type ShopOf } from './commands.ts';
import { keyCommands } from './keys.ts';
import { BENCH_OUTPUTS, type BenchMode, type BenchSecrets } from './interface.ts';

const NAMES = Object.keys(BENCH_OUTPUTS);

/** What the bench shows is kept as discrete state of the same name. */
const DISCRETE = Object.fromEntries(
  Object.entries(BENCH_OUTPUTS).map(([name, { unit }]) => [name, { unit, value: 0 }]),
);

function emptyBench(): { bench: BenchMode; benchHidden: BenchSecrets } {
  return {
    bench: { gauge: null, zeroed: [], dirty: false, readings: [], handedIn: false },
    benchHidden: { zeroMm: {}, cutSince: false },
  };
}

/**
 * The machine's block with the bench laid around it: gauges for the trainee and an inspector for the score. The inspector looks at the
 * true sizes whenever the spindle comes to rest after cutting, and when the part is handed in: a trainee who runs out of time is judged
 * by what he has made.
 */
export function withBench(block: Block, shopOf: ShopOf): Block {
  const { discrete = {}, outputs = {}, visibleMode = [], mode, commands = {} } = block;
  const base = Object.keys(discrete).length;
  const firstOutput = Object.keys(outputs).length;

  function inspect(frame: BenchFrame): void {
    const { part } = shopOf(frame);
    if (part === undefined) return;
    const sizes = worstSizes(part);
    for (const id of SIZE_IDS) frame.d[`inspection.${id}`] = sizes[id];
    const walls = (['contour', 'pocketWall', 'slotWall', 'bores'] as const).map(
      (surface) => trueRaUm(part.surfaces, surface) ?? 0,
    );
    frame.d['inspection.wallRaUm'] = walls.includes(0) ? 0 : Math.max(...walls);
    frame.d['inspection.topRaUm'] = trueRaUm(part.surfaces, 'top') ?? 0;
  }

  return {
    ...block,
    discrete: { ...discrete, ...DISCRETE },
    outputs: { ...outputs, ...BENCH_OUTPUTS },
    mode: { ...mode, ...emptyBench() },
    visibleMode: [...visibleMode, 'bench'],
    commands: { ...commands, ...keyCommands(commands), ...benchCommands(shopOf, inspect) },
    writeOutputs(frame) {
      block.writeOutputs?.(frame);
      const [d, y] = [frame.d.floats, frame.y.floats];
      for (let index = 0; index < NAMES.length; index++) y[firstOutput + index] = d[base + index] ?? 0;
    },
    update(frame) {
      block.update?.(frame);
      follow(frame, shopOf(frame), inspect);
    },
  };
}

/** What a tick of the machine does to the part as the bench sees it. */
function follow(frame: BenchFrame, { spindleRpm, removalMm3ps }: Shop, inspect: (frame: BenchFrame) => void): void {
  const mode = modeOf(frame);
  const { d } = frame;
  if (removalMm3ps > 0 && !mode.benchHidden.cutSince) {
    mode.benchHidden.cutSince = true;
    mode.bench.dirty = true;
    d['part.dirty'] = 1;
  }
  const edges = Number(mode.deburred);
  if (d['inspection.edgesBroken'] !== edges) d['inspection.edgesBroken'] = edges;
  if (!mode.benchHidden.cutSince || Math.abs(spindleRpm) >= RESTING_RPM) return;
  mode.benchHidden.cutSince = false;
  inspect(frame);
}
