import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SectionHeading } from '../../../../ui/section-heading.tsx';
import { CodingFigureList } from '../coding/coding-figures.tsx';
import styles from '../observation.module.css';
import type { Report } from '../types.ts';

/** S–T codings side by side, and how far the coders agree. */
export function Codings({ report }: { report: Report }): ReactNode {
  const { t } = useTranslation('lessons');
  const coded = report.sheets.filter(({ codingFigures }) => codingFigures !== null);
  const { agreement } = report;
  return (
    <section aria-labelledby="codings">
      <SectionHeading id="codings" note={coded.length}>
        {t('watch.codings')}
      </SectionHeading>
      {coded.length === 0 ? <p className={styles.quiet}>{t('watch.noCodings')}</p> : null}
      {agreement === null ? (
        coded.length === 0 ? null : (
          <p className={styles.quiet}>{t('watch.noAgreement')}</p>
        )
      ) : (
        <p className={styles.finding}>
          {t('watch.agreement', {
            coders: agreement.coders,
            steps: agreement.steps,
            share: Math.round(agreement.observed * 100),
            measure: t(`watch.measure.${agreement.measure}`),
            kappa: agreement.kappa === null ? t('watch.noKappa') : agreement.kappa.toFixed(2),
          })}
          {agreement.leftOut === 0 ? '' : ` ${t('watch.leftOut', { count: agreement.leftOut })}`}
        </p>
      )}
      {coded.map(({ observerName, sharedAtMs, coding, codingFigures }) => (
        <article key={`${observerName} ${sharedAtMs}`} className={styles.remark}>
          <h3>
            {observerName}
            <small>{t('observe.stepSeconds', { seconds: coding.stepMs / 1_000 })}</small>
          </h3>
          <CodingFigureList marks={coding.marks} figures={codingFigures} />
        </article>
      ))}
    </section>
  );
}
