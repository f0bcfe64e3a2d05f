import type { PointerEvent, ReactNode } from 'react';
import { type Share, shareOf, type Zoom } from './fit.ts';
import styles from './sheet.module.css';

export interface HandActions {
  /** A point of the whole sheet; `isDown` while a button or a finger presses. */
  readonly move: (point: Share, isDown: boolean) => void;
  readonly down: (point: Share) => void;
  readonly up: () => void;
  readonly leave: () => void;
}

interface HandProps extends HandActions {
  readonly zoom: Zoom;
  readonly cursor: 'none' | 'crosshair';
}

/** Takes the pointer over a sheet while a tool is held; the surface below gets nothing of it. */
export function Hand({ zoom, cursor, move, down, up, leave }: HandProps): ReactNode {
  const pointOf = (event: PointerEvent<HTMLDivElement>): Share => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    return shareOf({ x: (event.clientX - left) / width, y: (event.clientY - top) / height }, zoom);
  };
  return (
    <div
      className={styles.hand}
      style={{ cursor }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        down(pointOf(event));
      }}
      onPointerMove={(event) => move(pointOf(event), event.buttons !== 0)}
      onPointerUp={up}
      onPointerCancel={up}
      onPointerLeave={leave}
    />
  );
}
