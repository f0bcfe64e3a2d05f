import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';

import type { SceneViewProps } from '../../../../kit/scene-view.ts';
import { DRAWING } from '../../../model/drawing/sheet.ts';
import { wordsOf } from '../../words/words.ts';
import { Enlargeable } from '../shared/enlargeable.tsx';
import panel from '../shared/panel.module.css';
import styles from './drawing.module.css';
import { moved, type SheetView, wholeSheet, zoomed } from './sheet-view.ts';
import { Sheet } from './sheet-svg.tsx';

const SHEET = wholeSheet(...DRAWING.sizeMm);
const STEP = 0.7;

/** The drawing of the part: nearer and farther by wheel, buttons and keys, moved by hand. */
export function DrawingPanel(props: SceneViewProps): ReactNode {
  const word = wordsOf(props.language);
  return (
    <Enlargeable word={word} title={props.t('panel.drawing')}>
      {(_large, toggle) => <Looking {...props} toggle={toggle} />}
    </Enlargeable>
  );
}

function Looking({ language, t, toggle }: SceneViewProps & { readonly toggle: ReactNode }): ReactNode {
  const word = wordsOf(language);
  const [view, setView] = useState<SheetView>(SHEET);
  const svg = useRef<SVGSVGElement>(null);
  const dragged = useRef<{ readonly x: number; readonly y: number } | null>(null);
  useEffect(() => {
    const element = svg.current;
    if (element === null) return undefined;
    // React listens to wheels passively: then the page would scroll along.
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(element.getScreenCTM()?.inverse());
      setView((before) => zoomed(before, SHEET, event.deltaY > 0 ? 1 / STEP : STEP, place.x, place.y));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, []);
  const middle = (factor: number): void =>
    setView((before) => zoomed(before, SHEET, factor, before.x + before.width / 2, before.y + before.height / 2));
  const onKeyDown = (event: KeyboardEvent): void => {
    const ways: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-0.15, 0],
      ArrowRight: [0.15, 0],
      ArrowUp: [0, -0.15],
      ArrowDown: [0, 0.15],
    };
    const way = ways[event.key];
    if (way !== undefined) setView((before) => moved(before, SHEET, way[0] * before.width, way[1] * before.height));
    else if (event.key === '+' || event.key === '=') middle(STEP);
    else if (event.key === '-') middle(1 / STEP);
    else if (event.key === 'Home') setView(SHEET);
    else return;
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent<SVGSVGElement>): void => {
    const from = dragged.current;
    if (from === null) return;
    const scale = event.currentTarget.getScreenCTM()?.a ?? 1;
    setView((before) => moved(before, SHEET, (from.x - event.clientX) / scale, (from.y - event.clientY) / scale));
    dragged.current = { x: event.clientX, y: event.clientY };
  };
  return (
    <div className={styles['drawing']} data-theme="dark">
      <div className={panel['row']}>
        <button
          type="button"
          className={panel['button']}
          aria-label={word('drawing.nearer')}
          onClick={() => middle(STEP)}
        >
          +
        </button>
        <button
          type="button"
          className={panel['button']}
          aria-label={word('drawing.farther')}
          onClick={() => middle(1 / STEP)}
        >
          −
        </button>
        <button type="button" className={panel['button']} onClick={() => setView(SHEET)}>
          {word('drawing.whole')}
        </button>
        {toggle}
      </div>
      <svg
        ref={svg}
        className={styles['sheet']}
        viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
        preserveAspectRatio="xMidYMin meet"
        role="img"
        aria-label={word('drawing.label')}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          dragged.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          dragged.current = null;
        }}
        onPointerCancel={() => {
          dragged.current = null;
        }}
      >
        <Sheet t={t} />
      </svg>
    </div>
  );
}
