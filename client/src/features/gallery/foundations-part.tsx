import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, iconNames } from '../../ui/icon.tsx';
import { Logo } from '../../ui/logo.tsx';
import { Part, Specimen } from './part.tsx';
import styles from './gallery.module.css';

/** Each ground or colour with the ink that stands on it. */
const swatches = [
  ['paper', 'ink'],
  ['surface', 'ink-2'],
  ['sunken', 'ink-3'],
  ['sea', 'on-sea'],
  ['sea-tint', 'sea'],
  ['amber-tint', 'amber'],
  ['amber-tint-2', 'ink'],
  ['red-tint', 'red'],
  ['ok-tint', 'ok'],
  ['who-1', 'on-who'],
  ['who-2', 'on-who'],
  ['who-3', 'on-who'],
  ['who-4', 'on-who'],
  ['who-5', 'on-who'],
] as const;

const sizes = [
  ['3xl', 'font-title'],
  ['2xl', 'font-title'],
  ['xl', 'font-title'],
  ['l', 'font-ui'],
  ['m', 'font-ui'],
  ['sm', 'font-ui'],
  ['s', 'font-ui'],
] as const;

export function FoundationsPart(): ReactNode {
  const { t } = useTranslation('gallery');
  return (
    <Part id="foundations" title={t('foundations')}>
      <Specimen name="Logo">
        <Logo />
        <Logo size={36} />
      </Specimen>
      <Specimen name="--text-*">
        <div className={styles.type}>
          {sizes.map(([size, face]) => (
            <p key={size} style={{ font: `var(--text-${size})/var(--lh-${size}) var(--${face})` }}>
              {t('sampleTitle')} {size}
            </p>
          ))}
        </div>
      </Specimen>
      <Specimen name="colour" wide>
        <div className={styles.swatches}>
          {swatches.map(([ground, ink]) => (
            <div
              key={ground}
              className={styles.swatch}
              style={{ background: `var(--${ground})`, color: `var(--${ink})` }}
            >
              {ground}
            </div>
          ))}
        </div>
      </Specimen>
      <Specimen name="Icon" wide>
        <ul className={styles.icons}>
          {iconNames.map((name) => (
            <li key={name}>
              <Icon name={name} />
              {name}
            </li>
          ))}
        </ul>
      </Specimen>
    </Part>
  );
}
