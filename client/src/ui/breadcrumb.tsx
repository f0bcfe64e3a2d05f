import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './breadcrumb.module.css';
import { Link } from './link.tsx';

export interface BreadcrumbProps {
  /** From the outside in; the last is where one is and leads nowhere. */
  steps: readonly { label: string; href?: string }[];
}

export function Breadcrumb({ steps }: BreadcrumbProps): ReactNode {
  const { t } = useTranslation('ui');
  return (
    <nav aria-label={t('breadcrumb')}>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={`${index}-${step.label}`}>
            {step.href === undefined ? (
              <b {...(index === steps.length - 1 ? { 'aria-current': 'page' } : {})}>{step.label}</b>
            ) : (
              <Link tone="ink" href={step.href}>
                {step.label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
