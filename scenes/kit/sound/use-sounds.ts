import { useEffect, useState } from 'react';

import { SoundBoard } from './sound-board.ts';

/** The sounds of a view: unlocked by the first gesture on the page, closed with the view. */
export function useSounds(wanted: boolean): SoundBoard {
  const [board] = useState(() => new SoundBoard());
  useEffect(() => {
    board.muted = !wanted;
  }, [board, wanted]);
  useEffect(() => {
    const unlock = (): void => board.unlock();
    window.addEventListener('pointerdown', unlock, { capture: true });
    window.addEventListener('keydown', unlock, { capture: true });
    return () => {
      window.removeEventListener('pointerdown', unlock, { capture: true });
      window.removeEventListener('keydown', unlock, { capture: true });
      board.close();
    };
  }, [board]);
  return board;
}
