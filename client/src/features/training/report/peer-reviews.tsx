import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { Failure } from '../../../app/query-view.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { useDeskWords } from '../desk/words.ts';
import { PartEditor } from './part-editor.tsx';
import styles from './peer-reviews.module.css';
import { PEER_REVIEWS_KEY } from './use-report.ts';

/** Reviews that classmates and teachers ask for. Nothing stands here for whoever is asked for none. */
export function PeerReviews(): ReactNode {
  const { t } = useTranslation('training');
  const { text, day } = useDeskWords();
  const query = useQuery({
    queryKey: PEER_REVIEWS_KEY,
    queryFn: ({ signal }) => api('GET /api/training/peer-reviews', { signal }),
  });
  if (query.data === undefined) {
    return query.isError ? <Failure error={query.error} retry={() => void query.refetch()} /> : null;
  }
  const { reviews } = query.data;
  if (reviews.length === 0) return null;
  return (
    <section aria-labelledby="peer-reviews" className={styles.reviews}>
      <SectionHeading id="peer-reviews" note={reviews.length}>
        {t('report.peerReviews')}
      </SectionHeading>
      <ul aria-labelledby="peer-reviews">
        {reviews.map(({ attemptId, person, exerciseTitle, taskTitle, askedAtMs, part }) => (
          <li key={attemptId}>
            <h3>{t('report.reviewOf', { name: person.displayName, what: taskTitle ?? text(exerciseTitle) })}</h3>
            <p className={styles.note}>
              {[text(exerciseTitle), day(askedAtMs), ...(part.mayWrite ? [] : [t('report.closed')])].join(' · ')}
            </p>
            <PartEditor
              attemptId={attemptId}
              part={part}
              label={t('report.peerReviewFor', { name: person.displayName })}
              rows={2}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
