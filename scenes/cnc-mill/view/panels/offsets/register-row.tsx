import { type ReactNode, useState } from 'react';

import { figures } from '../../instruments/figures.ts';
import styles from '../shared/panel.module.css';
import own from './offsets.module.css';

export interface RegisterProps {
  readonly name: string;
  readonly valueMm: number;
  readonly disabled: boolean;
  readonly onSet: (valueMm: number) => void;
}

/** A number as somebody types it; a Chinese keyboard's full-width signs count too. Null where it is none. */
export function typedNumber(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll('−', '-').replace(',', '.').trim();
  return /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}

/** A register: shown until it is being written; taken with Enter or when left, given up with Escape. */
export function Register({ name, valueMm, disabled, onSet }: RegisterProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed === null ? null : typedNumber(typed);
  const wrong = typed !== null && value === null;
  const take = (): void => {
    if (value !== null && Math.abs(value - valueMm) > 1e-9) onSet(value);
    setTyped(null);
  };
  return (
    <input
      className={`${styles['field'] ?? ''} ${own['register'] ?? ''}`}
      inputMode="decimal"
      aria-label={name}
      aria-invalid={wrong}
      disabled={disabled}
      value={typed ?? figures(valueMm, 3)}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !wrong) take();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
