import { useEffect } from 'react';

import { useSounds } from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { lastingSounds } from './happenings.ts';
import { useHappenings } from './use-happenings.ts';

/** Contactors clack, the motor hums, a short circuit bangs. */
export function useWorkshopSounds(port: SessionPort, wanted: boolean): void {
  const board = useSounds(wanted);
  useHappenings(port, (happening) => {
    switch (happening.kind) {
      case 'contactor':
        return board.clack(happening.closes ? 1 : 0.6);
      case 'breaker':
        return board.clack(0.8);
      case 'fuse':
        return happening.part === 'FU1' ? board.bang() : board.clack(0.4);
      case 'shock':
        return board.bang();
      case 'relay':
      case 'timer':
      case 'button':
        return board.click();
      default:
        return undefined;
    }
  });
  useEffect(
    () =>
      port.subscribe((frame) => {
        const { hum, growl, air, airHz, buzz } = lastingSounds(frame);
        board.hum('motor', hum);
        board.hum('growl', growl, 12);
        board.hum('buzz', buzz, 100);
        board.noise('fan', air, airHz);
      }),
    [port, board],
  );
}
