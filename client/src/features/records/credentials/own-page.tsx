import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { Link } from '../../../ui/link.tsx';
import { Row, Rows } from '../../../ui/rows.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { PageFrame } from '../page-frame.tsx';
import { useRecordWords } from '../words.ts';

/** One's own credentials; how each names the person is chosen with the attempt. */
export default function OwnCredentialsPage(): ReactNode {
  const { t } = useTranslation('records');
  const { text, day } = useRecordWords();
  const query = useQuery({
    queryKey: ['records', 'credentials'],
    queryFn: ({ signal }) => api('GET /api/records/credentials', { signal }),
  });
  return (
    <PageFrame title={t('credentials')}>
      <QueryView query={query}>
        {({ credentials }) =>
          credentials.length === 0 ? (
            <EmptyState icon="shield" title={t('noCredentials')} text={t('noCredentialsText')} />
          ) : (
            <Rows label={t('credentials')}>
              {credentials.map((credential) => (
                <Row
                  key={credential.id}
                  title={text(credential.exerciseTitle)}
                  href={`/credentials/${credential.id}`}
                  note={t('issuedAs', { day: day(credential.issuedAtMs), name: credential.shownName })}
                  aside={
                    <Tag tone={credential.state === 'valid' ? 'good' : 'danger'}>{t(`state.${credential.state}`)}</Tag>
                  }
                  action={<Link href={`/training/attempts/${credential.attemptId}`}>{t('toAttempt')}</Link>}
                />
              ))}
            </Rows>
          )
        }
      </QueryView>
    </PageFrame>
  );
}
