import { type Block, type System, systemOf } from '@tongyan/sim-engine/kernel';

import { withBench } from './bench/bench.ts';
import { TOP_IN_FIELD_MM } from './drawing/part.ts';
import { prepared } from './exercises/prepared.ts';
import { machineBlock } from './machine/block.ts';
import { withConditions } from './faults/conditions.ts';
import { MILL } from './machine/interface.ts';
import { MODEL_VERSION, TICK_S } from './machine/system.ts';
import { shopOf } from './shop.ts';

/** The jaws hold so much of the blank: the contour ends half a millimetre above them. */
const JAW_TOP_MM = 4;

const bench = (): Block => withBench(machineBlock({ jawTopMm: JAW_TOP_MM, datumMm: [0, 0, TOP_IN_FIELD_MM] }), shopOf);

/** Nobody can be asked to wait for half an hour until a spindle is warm. */
const QUICK_WARM_UP_S = 240;

export type Start = 'morning' | 'prepared';

/** Machine and bench as one block, `mill`. @param start everything off and bare, or set up by a colleague */
export function cncMillSystem(start: Start): System {
  const block = start === 'morning' ? bench() : withConditions(prepared(bench()));
  const parameters = start === 'morning' ? {} : { warmUpS: QUICK_WARM_UP_S };
  return systemOf({
    name: 'cnc-mill',
    version: MODEL_VERSION,
    tickS: TICK_S,
    blocks: { [MILL]: { block, parameters } },
  });
}

export { MODEL_VERSION };
