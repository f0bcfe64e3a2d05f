import type { ReactNode } from 'react';

import { DIGIT, segmentPolygons } from './seven-segments.ts';

export interface LcdProps {
  /** Digits, minus, point, `OL`. */
  readonly text: string;
  readonly digits: number;
  readonly colour?: string;
}

/** Seven-segment digits, aligned to the right; its words are said by what stands around it. */
export function Lcd({ text, digits, colour = '#182018' }: LcdProps): ReactNode {
  const { polygons, digits: used } = segmentPolygons(text);
  const left = (digits - used) * DIGIT.width;
  return (
    <svg
      viewBox={`0 0 ${digits * DIGIT.width + 2} ${DIGIT.height}`}
      aria-hidden="true"
      fill={colour}
      width="100%"
      height="100%"
      preserveAspectRatio="xMaxYMid meet"
    >
      <g transform={`translate(${left} 0) skewX(-4)`}>
        {polygons.map((polygon, index) => (
          <polygon key={index} points={polygon.map(([x, y]) => `${x + 1.2},${y}`).join(' ')} />
        ))}
      </g>
    </svg>
  );
}
