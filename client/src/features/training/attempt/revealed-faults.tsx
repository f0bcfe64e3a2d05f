import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import type { Score } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import styles from './attempt-page.module.css';

/** What was broken, told once the score is. */
export function RevealedFaults({ score }: { score: Score }): ReactNode {
  const { t } = useTranslation('training');
  const { text } = useDeskWords();
  if (score.faults.length === 0) return null;
  return (
    <section aria-labelledby="faults" className={styles.section}>
      <SectionHeading id="faults" note={score.faults.length}>
        {t('attempt.faults')}
      </SectionHeading>
      <ul className={styles.findings}>
        {score.faults.map((fault) => (
          <li key={fault.id}>
            <span>
              {text(fault.title)}
              <small>{t('attempt.faultPart', { part: fault.part })}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
