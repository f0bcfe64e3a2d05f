import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';

import { useLive } from '../../../../kit/index.ts';
import type { SceneViewProps } from '../../../../kit/scene-view.ts';
import { figures } from '../../instruments/figures.ts';
import { seenMode, signal } from '../../now.ts';
import { wordsOf } from '../../words/words.ts';
import type { ToolPath } from '../program/tool-path.ts';
import { useAnalysis } from '../program/use-analysis.ts';
import { Enlargeable } from '../shared/enlargeable.tsx';
import styles from '../shared/panel.module.css';
import { colourOf, drawPath } from './draw-path.ts';
import { type Direction, fitPath, lastPointOf, type Size } from './fit.ts';
import own from './path-panel.module.css';

const DIRECTIONS: readonly Direction[] = ['top', 'front', 'right', 'solid'];

/** The way that a program takes, before it is run. */
export function PathPanel(props: SceneViewProps): ReactNode {
  const word = wordsOf(props.language);
  const { text, analysis } = useAnalysis(props.port);
  if (text.trim() === '') return <p className={styles['empty']}>{word('path.empty')}</p>;
  if (analysis === null) return <p className={styles['empty']}>{word('program.checking')}</p>;
  const { path, problems } = analysis;
  if (path === null) return <p className={styles['empty']}>{word('path.none', { count: problems.length })}</p>;
  return (
    <Enlargeable word={word} title={props.t('panel.path')}>
      {(_large, toggle) => <Path {...props} path={path} wrong={problems.length} toggle={toggle} />}
    </Enlargeable>
  );
}

interface PathProps extends SceneViewProps {
  readonly path: ToolPath;
  readonly wrong: number;
  readonly toggle: ReactNode;
}

function useSize(): readonly [(element: HTMLElement | null) => void, Size] {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [size, setSize] = useState<Size>({ width: 260, height: 260 });
  useEffect(() => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, size];
}

function Path({ port, language, t, path, wrong, toggle }: PathProps): ReactNode {
  const word = wordsOf(language);
  const [direction, setDirection] = useState<Direction>('solid');
  const count = path.kinds.length;
  const [chosen, setChosen] = useState<number | null>(null);
  const line = useLive(port, ({ view }) =>
    seenMode(view).motion === 'auto' ? Math.round(signal(view, 'programLine')) : 0,
  );
  // While it runs, the drawing goes along; else it ends where somebody has put it.
  const upTo = Math.min(count - 1, line > 0 ? lastPointOf(path, line) : (chosen ?? count - 1));
  const [measure, size] = useSize();
  const canvas = useRef<HTMLCanvasElement>(null);
  const fit = useMemo(() => fitPath(path, direction, size, 16), [path, direction, size]);
  useEffect(() => {
    const own2d = canvas.current?.getContext('2d');
    if (canvas.current === null || own2d === null || own2d === undefined) return;
    const density = Math.min(2, window.devicePixelRatio || 1);
    canvas.current.width = Math.round(size.width * density);
    canvas.current.height = Math.round(size.height * density);
    own2d.setTransform(density, 0, 0, density, 0, 0);
    drawPath(own2d, { path, direction, fit, size, upTo });
  }, [path, direction, fit, size, upTo]);
  const tools = useMemo(() => [...new Set(path.tools)].filter((tool) => tool > 0).toSorted((a, b) => a - b), [path]);
  const at = (axis: number): string => figures(path.points[upTo * 3 + axis] ?? 0, 3);
  const where = word('path.where', { line: path.lines[upTo] ?? 0, x: at(0), y: at(1), z: at(2) });
  return (
    <div className={own['path']} data-theme="dark">
      <div className={styles['row']} role="group" aria-label={word('look.aria')}>
        {DIRECTIONS.map((id) => (
          <button
            key={id}
            type="button"
            className={styles['button']}
            aria-pressed={direction === id}
            onClick={() => setDirection(id)}
          >
            {word(`path.${id}`)}
          </button>
        ))}
        {toggle}
      </div>
      <div ref={measure} className={own['picture']}>
        <canvas ref={canvas} role="img" aria-label={`${t('panel.path')}: ${where}`} />
      </div>
      <input
        type="range"
        className={own['scrub']}
        min={0}
        max={count - 1}
        value={upTo}
        disabled={line > 0}
        aria-label={word('path.scrub')}
        aria-valuetext={where}
        onChange={(event) => setChosen(Number(event.target.value))}
      />
      <p>{where}</p>
      <ul className={own['tools']}>
        {tools.map((tool) => (
          <li key={tool}>
            <span style={{ background: colourOf(tool) }} />T{tool}
          </li>
        ))}
        <li>
          <i />
          {word('path.rapid')}
        </li>
      </ul>
      <p className={styles['quiet']}>{word('path.time', { minutes: (path.seconds / 60).toFixed(1) })}</p>
      {wrong > 0 && <p className={styles['refusal']}>{word('path.without', { count: wrong })}</p>}
    </div>
  );
}
