import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useViewer } from '../../app/session.ts';
import { longDay } from '../../i18n/time.ts';
import { greetingAt } from './greeting-at.ts';
import styles from './workbench-page.module.css';

export function Greeting({ waiting, hasUnsynced }: { waiting: number | undefined; hasUnsynced: boolean }): ReactNode {
  const { t, i18n } = useTranslation('workbench');
  const { person } = useViewer();
  const now = new Date();
  return (
    <header className={styles.greeting}>
      <h1>{t(greetingAt(now.getHours()), { name: person.displayName })}</h1>
      {waiting === undefined ? null : (
        <p>
          {waiting === 0 ? (
            t('nothingWaits')
          ) : (
            <Trans
              t={t}
              i18nKey={hasUnsynced ? 'waitingUnsynced' : 'waiting'}
              count={waiting}
              components={[<b key="count" />]}
            />
          )}
        </p>
      )}
      <time dateTime={now.toISOString()}>{longDay(now.getTime(), i18n.language)}</time>
    </header>
  );
}
