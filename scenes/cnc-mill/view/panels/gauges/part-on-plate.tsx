import type { ReactNode } from 'react';

import { BORE_CENTRES_MM, BORES, CONTOUR, POCKET, SLOT, THREAD } from '../../../model/drawing/part.ts';
import type { SizeId } from '../../../model/drawing/sizes.ts';
import styles from './gauges.module.css';
import { touchOf } from './touches.ts';

const [HALF_X, HALF_Y] = [CONTOUR.lengthMm / 2, CONTOUR.widthMm / 2];

export interface PartOnPlateProps {
  readonly label: string;
  readonly size: SizeId | null;
  readonly place: number;
}

/** The part on the granite plate, seen from above, with the anvils where they touch. Y of the part is up. */
export function PartOnPlate({ label, size, place }: PartOnPlateProps): ReactNode {
  return (
    <svg className={styles['plate']} viewBox="-70 -54 140 108" role="img" aria-label={label}>
      <rect className={styles['granite']} x={-70} y={-54} width={140} height={108} />
      <g transform="scale(1 -1)">
        <rect className={styles['foot']} x={-50} y={-40} width={100} height={80} />
        <rect
          className={styles['top']}
          x={-HALF_X}
          y={-HALF_Y}
          width={CONTOUR.lengthMm}
          height={CONTOUR.widthMm}
          rx={CONTOUR.cornerRadiusMm}
        />
        <rect className={styles['slot']} x={10} y={-SLOT.widthMm / 2} width={HALF_X - 10} height={SLOT.widthMm} />
        <circle className={styles['pocket']} r={POCKET.diameterMm / 2} />
        {BORE_CENTRES_MM.map(([x, y]) => (
          <circle key={`${x}.${y}`} className={styles['hole']} cx={x} cy={y} r={BORES.diameterMm / 2} />
        ))}
        <circle className={styles['hole']} cx={THREAD.centreMm[0]} cy={THREAD.centreMm[1]} r={3.4} />
        <circle className={styles['thread']} cx={THREAD.centreMm[0]} cy={THREAD.centreMm[1]} r={4} />
        {size !== null && <Anvils size={size} place={place} />}
      </g>
    </svg>
  );
}

function Anvils({ size, place }: { readonly size: SizeId; readonly place: number }): ReactNode {
  const touch = touchOf(size, place);
  if (touch.kind === 'into') {
    const [x, y] = touch.at;
    return (
      <>
        <circle className={styles['spot']} cx={x} cy={y} r={touch.radiusMm + 1.6} />
        <path className={styles['line']} d={`M${x - 7},${y}H${x + 7}M${x},${y - 7}V${y + 7}`} />
      </>
    );
  }
  const { from, to, inside } = touch;
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
  // An anvil is 6 mm thick and stands outside of what it holds, inside of what it spreads.
  const [first, second] = inside ? [0, length - 6] : [-6, length];
  return (
    <g transform={`translate(${from[0]} ${from[1]}) rotate(${angle})`}>
      <path className={styles['line']} d={`M0,0H${length}`} />
      <rect className={styles['anvil']} x={first} y={-3.2} width={6} height={6.4} rx={0.6} />
      <rect className={styles['anvil']} x={second} y={-3.2} width={6} height={6.4} rx={0.6} />
    </g>
  );
}
