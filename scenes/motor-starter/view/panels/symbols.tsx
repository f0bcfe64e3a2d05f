import type { ReactNode } from 'react';

import styles from './panels.module.css';

export interface SymbolProps {
  readonly x: number;
  readonly y: number;
  /** Terminals above and below, as they stand on the device. */
  readonly marks?: readonly [upper: string, lower: string];
  readonly name?: string;
  readonly chosen?: boolean;
}

/** How high a symbol is: its wires end at its y and below it by this. */
const SYMBOL = 20;

const lineClass = (chosen: boolean): string => `${styles['line']} ${chosen ? styles['chosen'] : ''}`;

function Marks({ x, y, marks, name, beside = 4 }: SymbolProps & { readonly beside?: number }): ReactNode {
  return (
    <>
      {marks !== undefined && (
        <>
          <text x={x + beside} y={y + 3}>
            {marks[0]}
          </text>
          <text x={x + beside} y={y + SYMBOL + 3}>
            {marks[1]}
          </text>
        </>
      )}
      {name !== undefined && (
        <text x={x - 9} y={y + SYMBOL / 2 + 3} textAnchor="end" className={styles['name']}>
          {name}
        </text>
      )}
    </>
  );
}

/** A contact that is open at rest. */
export function MakeContact(props: SymbolProps): ReactNode {
  const { x, y, chosen = false } = props;
  return (
    <g>
      <path className={lineClass(chosen)} d={`M${x} ${y}v5 M${x - 6} ${y + 5}L${x} ${y + 15}V${y + SYMBOL}`} />
      <Marks {...props} />
    </g>
  );
}

/** A contact that is closed at rest. */
export function BreakContact(props: SymbolProps): ReactNode {
  const { x, y, chosen = false } = props;
  return (
    <g>
      <path className={lineClass(chosen)} d={`M${x} ${y}v5h6 M${x + 5} ${y + 4}L${x} ${y + 15}V${y + SYMBOL}`} />
      <Marks {...props} beside={8} />
    </g>
  );
}

export function Coil(props: SymbolProps): ReactNode {
  const { x, y, name, chosen = false } = props;
  return (
    <g>
      <path className={lineClass(chosen)} d={`M${x} ${y}v4 M${x} ${y + 16}v4 M${x - 9} ${y + 4}h18v12h-18z`} />
      <text x={x} y={y + 13} textAnchor="middle" className={styles['name']}>
        {name}
      </text>
      <text x={x + 3} y={y + 2}>
        A1
      </text>
      <text x={x + 3} y={y + 24}>
        A2
      </text>
    </g>
  );
}

export function FuseSymbol(props: SymbolProps): ReactNode {
  const { x, y, chosen = false } = props;
  return (
    <g>
      <path className={lineClass(chosen)} d={`M${x} ${y}V${y + SYMBOL} M${x - 3} ${y + 4}h6v12h-6z`} />
      <Marks {...props} />
    </g>
  );
}

/** The heater of an overload relay in one pole. */
export function Heater(props: SymbolProps): ReactNode {
  const { x, y, chosen = false } = props;
  return (
    <g>
      <path className={lineClass(chosen)} d={`M${x} ${y}v5h5v10h-5v5`} />
      <Marks {...props} beside={7} />
    </g>
  );
}

export function Line({ d }: { readonly d: string }): ReactNode {
  return <path className={styles['line']} d={d} />;
}

/** The number of a net of the control circuit. */
export function Net({ x, y, number }: { readonly x: number; readonly y: number; readonly number: string }): ReactNode {
  return (
    <>
      <circle cx={x} cy={y} r="1.6" fill="var(--sea)" />
      <text x={x - 3} y={y - 2} textAnchor="end" className={styles['net']}>
        {number}
      </text>
    </>
  );
}
