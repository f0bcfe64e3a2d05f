import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SectionHeading } from '../../../../ui/section-heading.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { useLessonWords } from '../../desk/words.ts';
import styles from '../observation.module.css';
import type { Report } from '../types.ts';

const kinds = ['strengths', 'suggestions', 'overall'] as const;

/** What each observer says of the lesson. */
export function Remarks({ sheets }: { sheets: Report['sheets'] }): ReactNode {
  const { t } = useTranslation('lessons');
  const { moment } = useLessonWords();
  return (
    <section aria-labelledby="remarks">
      <SectionHeading id="remarks" note={sheets.length}>
        {t('watch.remarks')}
      </SectionHeading>
      {sheets.map((sheet) => (
        <article key={`${sheet.observerName} ${sheet.sharedAtMs}`} className={styles.remark}>
          <h3>
            {sheet.observerName}
            <small>
              {moment(sheet.sharedAtMs)}
              {sheet.rating.total === null ? '' : ` · ${t('observe.points', { points: sheet.rating.total })}`}
            </small>
            {sheet.isAfterAnswer ? <Tag tone="person">{t('watch.afterAnswer')}</Tag> : null}
          </h3>
          <dl>
            {kinds
              .filter((kind) => sheet[kind].trim() !== '')
              .map((kind) => (
                <div key={kind}>
                  <dt>{t(`observe.${kind}`)}</dt>
                  <dd>{sheet[kind]}</dd>
                </div>
              ))}
          </dl>
        </article>
      ))}
    </section>
  );
}
