import type { StageState } from '@tongyan/media/timeline';
import { memo, useMemo, type ReactNode } from 'react';
import type { Size } from '../sheet/fit.ts';
import styles from './ink.module.css';
import { pathOf, readStroke, type Stroke } from './stroke.ts';

interface InkLayerProps {
  readonly size: Size;
  readonly strokes: StageState['inks'][number]['strokes'];
  /** Under one's own hand, not yet on everybody's page. */
  readonly drafts: ReadonlyMap<string, Stroke>;
}

/** A line of 3 px on a sheet of 800. */
const WIDTH_SHARE = 3 / 800;

/** What is drawn over a page. */
export function InkLayer({ size, strokes, drafts }: InkLayerProps): ReactNode {
  const { width, height } = size;
  if (strokes.length === 0 && drafts.size === 0) return null;
  return (
    <svg
      className={styles.ink}
      viewBox={`0 0 ${width} ${height}`}
      strokeWidth={Math.max(2, width * WIDTH_SHARE)}
      aria-hidden="true"
    >
      {strokes
        .filter(({ strokeId }) => !drafts.has(strokeId))
        .map(({ strokeId, stroke }) => (
          <WrittenLine key={strokeId} text={stroke} width={width} height={height} />
        ))}
      {[...drafts].map(([strokeId, stroke]) => (
        <path key={strokeId} data-colour={stroke.colour} d={pathOf(stroke, width, height)} />
      ))}
    </svg>
  );
}

const WrittenLine = memo(function WrittenLine({ text, width, height }: { readonly text: string } & Size): ReactNode {
  const stroke = useMemo(() => readStroke(text), [text]);
  return stroke === null ? null : <path data-colour={stroke.colour} d={pathOf(stroke, width, height)} />;
});
