import type { ReactNode } from 'react';

import { DRAWING, type DrawnView } from '../../../model/drawing/sheet.ts';
import type { DrawnLine, Place } from '../../../model/drawing/lines.ts';
import { headOf, layOutDimension } from './dimension-layout.ts';
import styles from './drawing.module.css';

const [WIDTH, HEIGHT] = DRAWING.sizeMm;
/** From the sheet's Y up to the picture's Y down. */
const flip = ([x, y]: Place): string => `${x.toFixed(3)},${(HEIGHT - y).toFixed(3)}`;

function Drawn({ line, origin }: { readonly line: DrawnLine; readonly origin: Place }): ReactNode {
  const at = ([x, y]: Place): Place => [origin[0] + x, origin[1] + y];
  const className = styles[line.style];
  if (line.kind === 'line') return <path className={className} d={`M${flip(at(line.from))}L${flip(at(line.to))}`} />;
  if (line.kind === 'circle') {
    const [x, y] = at(line.centre);
    return <circle className={className} cx={x} cy={HEIGHT - y} r={line.radiusMm} />;
  }
  const { centre, radiusMm, fromDeg, toDeg } = line;
  const point = (deg: number): string => {
    const rad = (deg * Math.PI) / 180;
    return flip(at([centre[0] + radiusMm * Math.cos(rad), centre[1] + radiusMm * Math.sin(rad)]));
  };
  const large = toDeg - fromDeg > 180 ? 1 : 0;
  return <path className={className} d={`M${point(fromDeg)}A${radiusMm} ${radiusMm} 0 ${large} 0 ${point(toDeg)}`} />;
}

function View({ view, title }: { readonly view: DrawnView; readonly title: string }): ReactNode {
  const { originMm } = view;
  const at = ([x, y]: Place): Place => [originMm[0] + x, originMm[1] + y];
  return (
    <g aria-label={title}>
      {view.lines.map((line, index) => (
        <Drawn key={index} line={line} origin={originMm} />
      ))}
      {view.dimensions.map((dimension) => {
        const layout = layOutDimension(dimension);
        const [x, y] = at(layout.textAt);
        return (
          <g key={`${dimension.size ?? ''}${dimension.text}`}>
            {layout.lines.map(([from, to]) => (
              <path
                key={`${flip(from)}${flip(to)}`}
                className={styles['dimension']}
                d={`M${flip(at(from))}L${flip(at(to))}`}
              />
            ))}
            {layout.arrows.map(({ at: tip, way }) => (
              <polygon
                key={`${flip(tip)}${way[0]}`}
                className={styles['head']}
                points={headOf(tip, way)
                  .map((corner) => flip(at(corner)))
                  .join(' ')}
              />
            ))}
            <text
              className={styles['text']}
              x={x}
              y={HEIGHT - y}
              textAnchor={layout.align}
              transform={`rotate(${-layout.textDeg} ${x} ${HEIGHT - y})`}
            >
              {layout.text}
            </text>
          </g>
        );
      })}
      {view.balloons.map(({ feature, at: place }) => {
        const [x, y] = at(place);
        return (
          <g key={feature}>
            <circle className={styles['balloon']} cx={x} cy={HEIGHT - y} r={3.4} />
            <text className={styles['number']} x={x} y={HEIGHT - y + 1.15} textAnchor="middle">
              {feature}
            </text>
          </g>
        );
      })}
      {view.roughness.map(({ at: place, raUm }) => {
        const [x, up] = at(place);
        const y = HEIGHT - up;
        return (
          <g key={`${x}.${y}`}>
            <path
              className={styles['dimension']}
              d={`M${x - 1.6},${y - 2.8}L${x},${y}L${x + 3.2},${y - 5.6}h9M${x - 1.6},${y - 2.8}h3.2`}
            />
            <text className={styles['text']} x={x + 3.6} y={y - 2.2}>
              Ra {raUm}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** The whole sheet: frame, views, notes, title block. */
export function Sheet({ t }: { readonly t: (key: string) => string }): ReactNode {
  const rows = DRAWING.title;
  const blockTop = HEIGHT - 8 - rows.length * 6;
  return (
    <>
      <rect className={styles['paper']} width={WIDTH} height={HEIGHT} />
      <rect className={styles['frame']} x={8} y={8} width={WIDTH - 16} height={HEIGHT - 16} />
      {DRAWING.views.map((view) => (
        <View key={view.id} view={view} title={t(`drawing.${view.id}`)} />
      ))}
      {DRAWING.notes.map((note, index) => (
        <text key={note} className={styles['note']} x={WIDTH - 98} y={20 + index * 6}>
          {index + 1}. {t(note)}
        </text>
      ))}
      <rect className={styles['frame']} x={WIDTH - 98} y={blockTop} width={90} height={rows.length * 6} />
      <path className={styles['thin']} d={`M${WIDTH - 70},${blockTop}v${rows.length * 6}`} />
      {rows.map(([key, value], index) => (
        <g key={key}>
          {index > 0 && <path className={styles['thin']} d={`M${WIDTH - 98},${blockTop + index * 6}h90`} />}
          <text className={styles['note']} x={WIDTH - 96} y={blockTop + index * 6 + 4.3}>
            {t(key)}
          </text>
          <text className={styles['value']} x={WIDTH - 68} y={blockTop + index * 6 + 4.3}>
            {value.startsWith('drawing.') ? t(value) : value}
          </text>
        </g>
      ))}
      {/* First angle, ISO 5456-2. */}
      <g transform={`translate(${WIDTH - 124} ${HEIGHT - 16})`}>
        <path className={styles['thin']} d="M0,-2.5L9,-4.5V4.5L0,2.5Z" />
        <circle className={styles['thin']} cx={16} cy={0} r={4.5} />
        <circle className={styles['thin']} cx={16} cy={0} r={2.5} />
        <path className={styles['centre']} d="M-3,0H23M16,-7V7" />
      </g>
    </>
  );
}
