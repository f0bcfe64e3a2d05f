import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './histogram.module.css';

/** Counts as columns; the list behind them is the table that a screen reader and a printer get, and eyes on demand. */
export function Histogram({
  label,
  bars,
  markAt,
}: {
  label: string;
  bars: readonly { readonly name: string; readonly count: number }[];
  /** Where it passes, as a share of the whole width. */
  markAt?: number;
}): ReactNode {
  const { t } = useTranslation('training');
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <figure className={styles.figure} aria-label={label}>
      <div className={styles.bars} aria-hidden="true">
        {bars.map(({ name, count }) => (
          <span key={name} className={styles.column}>
            <b>{count === 0 ? '' : count}</b>
            <i style={{ height: `${(count / most) * 96}px` }} />
            <small>{name}</small>
          </span>
        ))}
        {markAt === undefined ? null : (
          <span className={styles.mark} style={{ left: `${markAt * 100}%` }}>
            <small>{t('figures.passLine')}</small>
          </span>
        )}
      </div>
      <table className="visually-hidden">
        <caption>{label}</caption>
        <tbody>
          {bars.map(({ name, count }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

/** '0–9 %', …, '90–100 %' */
export function tenthNames(): readonly string[] {
  return Array.from({ length: 10 }, (_, index) => (index === 9 ? '90–100' : `${index * 10}–${index * 10 + 9}`));
}
