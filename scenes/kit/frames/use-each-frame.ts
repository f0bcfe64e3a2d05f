import { useFrame, useThree } from '@react-three/fiber';
import { useEffect } from 'react';

import type { SessionFrame, SessionPort } from '../../session/index.ts';
import { differs } from './changes.ts';

/** Longest step in which something glides: a picture after a pause is not a leap. */
const STEP_MOST_S = 0.1;

/**
 * Draws what comes from the run: called for every picture, and pictures are asked for whenever a frame shows something new and as long
 * as `draw` says that something still moves. Stands inside of a stage.
 */
export function useEachFrame(port: SessionPort, draw: (frame: SessionFrame, deltaS: number) => boolean | void): void {
  const invalidate = useThree((state) => state.invalidate);
  useEffect(() => {
    let before = port.frame();
    return port.subscribe((frame) => {
      if (differs(before, frame)) invalidate();
      before = frame;
    });
  }, [port, invalidate]);
  useFrame((_state, deltaS) => {
    if (draw(port.frame(), Math.min(deltaS, STEP_MOST_S)) === true) invalidate();
  });
}
