import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import styles from './form-problem.module.css';

/** The live region is always there, so that its filling is spoken. */
export function FormProblem({
  text,
  tone = 'danger',
}: {
  text: string | undefined;
  tone?: 'danger' | 'person';
}): ReactNode {
  return (
    <div role="alert">
      {text === undefined ? null : (
        <p className={styles.problem} data-tone={tone}>
          <Icon name={tone === 'person' ? 'cloud-off' : 'error'} size={16} />
          {text}
        </p>
      )}
    </div>
  );
}
