import { strokesInFront } from '@tongyan/media/timeline';
import type { ReactNode } from 'react';
import { InkLayer } from '../ink/ink-layer.tsx';
import { useInk } from '../ink/use-ink.ts';
import { PointerDot } from '../pointer/pointer-dot.tsx';
import { usePointer } from '../pointer/use-pointer.ts';
import type { StageViewProps } from '../props.ts';
import { fitInto, type Size } from './fit.ts';
import { Hand } from './hand.tsx';
import styles from './sheet.module.css';
import { useBox } from './use-box.ts';

export interface SheetContent {
  /** CSS pixels, before it is enlarged. */
  readonly size: Size;
  readonly scale: number;
}

export interface SheetProps extends StageViewProps {
  /** Width by height. */
  readonly aspect: number;
  /** Whether it can be drawn on. */
  readonly hasInk?: boolean;
  /** The content enlarges itself, and is told how far. */
  readonly enlargesItself?: boolean;
  readonly children: (content: SheetContent) => ReactNode;
}

/**
 * What a surface lies on: as large as its place lets it in one proportion, so that a point of it is the same point in every classroom. Over
 * it ink and pointer; over those the lead teacher's hand while it holds a tool.
 */
export function Sheet({ aspect, hasInk = false, enlargesItself = false, children, ...props }: SheetProps): ReactNode {
  const { stage, tool = 'none', penColour = 'red', onAct } = props;
  const [place, box] = useBox<HTMLDivElement>();
  const { zoom } = stage;
  const size = box === null ? null : fitInto(box, aspect);
  const pointer = usePointer(stage, tool, onAct);
  const ink = useInk({ stage, tool, penColour, onAct, aspect });
  const transform = enlargesItself || zoom.scale === 1 ? {} : { transform: `scale(${zoom.scale})` };
  const holds = onAct !== undefined && (tool === 'pointer' || (hasInk && (tool === 'pen' || tool === 'eraser')));
  return (
    <div ref={place} className={styles.place}>
      {size === null ? null : (
        <div className={styles.sheet} style={size}>
          <div
            className={styles.enlarged}
            style={{ ...transform, transformOrigin: `${zoom.x * 100}% ${zoom.y * 100}%` }}
          >
            {children({ size, scale: zoom.scale })}
            {hasInk ? <InkLayer size={size} strokes={strokesInFront(stage)} drafts={ink.drafts} /> : null}
            <PointerDot point={pointer.shown} scale={enlargesItself ? 1 : zoom.scale} isOwn={pointer.isOwn} />
          </div>
          {holds ? (
            <Hand
              zoom={zoom}
              cursor={tool === 'pointer' ? 'none' : 'crosshair'}
              {...(tool === 'pointer' ? pointer.hand : ink.hand)}
            />
          ) : null}
        </div>
      )}
    </div>
  );
}
