import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { attemptKey } from '../desk/queries.ts';
import type { Attempt, Integrity } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import styles from './attempt-page.module.css';
import { plainNumber } from './yardstick.ts';

/** How the log came to be, for whoever judges: nothing here takes a point away by itself. */
export function IntegritySection({ attempt }: { attempt: Attempt }): ReactNode {
  const { t } = useTranslation('training');
  const query = useQuery({
    queryKey: [...attemptKey(attempt.id), 'integrity'],
    queryFn: ({ signal }) =>
      api('GET /api/training/attempts/:attemptId/integrity', { params: { attemptId: attempt.id }, signal }),
  });
  return (
    <section aria-labelledby="integrity" className={styles.section}>
      <SectionHeading id="integrity">{t('integrity.title')}</SectionHeading>
      <QueryView query={query} loading={2}>
        {(report) => (
          <>
            <p className={styles.check}>
              <Icon name={report.verified ? 'shield' : 'warning'} size={16} />
              {report.verified ? t('integrity.verified', { count: report.checkpoints }) : t('integrity.notVerified')}
            </p>
            {report.findings.length === 0 ? (
              <p className={styles.quiet}>{t('integrity.nothing')}</p>
            ) : (
              <ul className={styles.findings}>
                {report.findings.map((finding) => (
                  <Finding
                    key={`${finding.kind}-${finding.atMs}-${finding.fromTick}`}
                    finding={finding}
                    attempt={attempt}
                  />
                ))}
              </ul>
            )}
            <p className={styles.quiet}>{t('integrity.note')}</p>
          </>
        )}
      </QueryView>
    </section>
  );
}

function Finding({ finding, attempt }: { finding: Integrity['findings'][number]; attempt: Attempt }): ReactNode {
  const { t } = useTranslation('training');
  const { moment, clock } = useDeskWords();
  const { kind, weight, atMs, fromTick, toTick, value, limit, code } = finding;
  const ticks =
    fromTick === null || toTick === null
      ? null
      : t('attempt.span', { from: clock(fromTick * attempt.tickS), to: clock(toTick * attempt.tickS) });
  return (
    <li>
      <Tag tone={weight === 'attention' ? 'person' : 'plain'}>
        {weight === 'attention' ? t('integrity.attention') : t('integrity.forRecord')}
      </Tag>
      <span>
        {t(`finding.${kind}`, {
          value: value === null ? '' : plainNumber(value),
          limit: limit === null ? '' : plainNumber(limit),
          code: code ?? '',
        })}
        <small>{[moment(atMs), ticks].filter((part) => part !== null).join(' · ')}</small>
      </span>
    </li>
  );
}
