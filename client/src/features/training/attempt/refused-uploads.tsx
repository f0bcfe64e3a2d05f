import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../../api/client.ts';
import { Link } from '../../../ui/link.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import type { AttemptAnswer } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import styles from './attempt-page.module.css';
import { useCodeText } from './state-notice.tsx';

/** What was handed in for the attempt and not taken; it is kept, so that nobody has to be believed. */
export function RefusedUploads({ answer }: { answer: AttemptAnswer }): ReactNode {
  const { t } = useTranslation('training');
  const { moment } = useDeskWords();
  const codeText = useCodeText();
  return (
    <section aria-labelledby="refused" className={styles.section}>
      <SectionHeading id="refused" note={answer.refused.length}>
        {t('refused.title')}
      </SectionHeading>
      <ul className={styles.findings}>
        {answer.refused.map((upload) => (
          <li key={upload.id}>
            <span>
              {codeText(upload.code)}
              <small>
                {moment(upload.atMs)} · {t('refused.size', { count: Math.ceil(upload.bytes / 1_024) })} ·{' '}
                {upload.sha256.slice(0, 12)}
              </small>
              {upload.kept ? (
                <Link
                  tone="inline"
                  href={urlOf('GET /api/training/attempts/:attemptId/refused/:refusedId', {
                    attemptId: answer.attempt.id,
                    refusedId: upload.id,
                  })}
                  download={`${upload.id}.bin`}
                >
                  {t('refused.download')}
                </Link>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
