import type { StageEvent, StageState } from '@tongyan/media/timeline';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { StageTool } from '../props.ts';
import type { Share } from '../sheet/fit.ts';
import type { HandActions } from '../sheet/hand.tsx';
import { inBrowser, spaced } from './spaced.ts';

/** Fifteen times a second. */
const EVERY_MS = 66;

export interface PointerOnSheet {
  readonly shown: Share | null;
  readonly isOwn: boolean;
  readonly hand: HandActions;
}

/** The pointer of the log, and for whoever leads their own, at once. */
export function usePointer(
  stage: StageState,
  tool: StageTool,
  onAct: ((event: StageEvent) => void) | undefined,
): PointerOnSheet {
  const [own, setOwn] = useState<Share | null>(null);
  const act = useRef(onAct);
  act.current = onAct;
  const moves = useMemo(
    () => spaced<Share>((point) => act.current?.({ kind: 'pointer.move', ...point }), inBrowser(EVERY_MS)),
    [],
  );
  const isOut = useRef(false);
  const hand = useMemo<HandActions>(() => {
    const point = (to: Share): void => {
      setOwn(to);
      isOut.current = true;
      moves.give(to);
    };
    return {
      move: point,
      down: point,
      up: () => undefined,
      leave: () => {
        setOwn(null);
        moves.drop();
        if (isOut.current) act.current?.({ kind: 'pointer.hide' });
        isOut.current = false;
      },
    };
  }, [moves]);
  const isHeld = tool === 'pointer' && onAct !== undefined;
  // Another tool takes the pointer back, and so does leaving the page.
  useEffect(() => (isHeld ? () => hand.leave() : undefined), [isHeld, hand]);
  return { shown: isHeld ? own : stage.pointer, isOwn: isHeld, hand };
}
