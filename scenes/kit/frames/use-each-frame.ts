import { useFrame, useThree } from '@react-three/fiber';
import { useEffect } from 'react';

import type { SessionFrame, SessionPort } from '../../session/index.ts';

/** Longest step in which something glides: a picture after a pause is not a leap. */
const STEP_MOST_S = 0.1;

/**
 * Draws what comes from the run: called for every picture, and pictures are asked for whenever a frame comes and as long as `draw`
 * says that something still moves. Stands inside of a stage.
 */
export function useEachFrame(port: SessionPort, draw: (frame: SessionFrame, deltaS: number) => boolean | void): void {
  const invalidate = useThree((state) => state.invalidate);
  useEffect(() => port.subscribe(() => invalidate()), [port, invalidate]);
  useFrame((_state, deltaS) => {
    if (draw(port.frame(), Math.min(deltaS, STEP_MOST_S)) === true) invalidate();
  });
}
