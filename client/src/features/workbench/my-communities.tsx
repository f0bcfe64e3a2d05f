import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWhen } from '../../i18n/when.ts';
import { Link } from '../../ui/link.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { communityPath, type CommunitySummary } from './workbench-types.ts';

export function MyCommunities({ communities }: { communities: readonly CommunitySummary[] }): ReactNode {
  const { t } = useTranslation('workbench');
  const { when } = useWhen();
  return (
    <section aria-labelledby="communities">
      <SectionHeading id="communities" action={<Link href="/communities">{t('allCommunities')}</Link>}>
        {t('communities')}
      </SectionHeading>
      {communities.length === 0 ? (
        <EmptyState icon="people" title={t('communitiesEmpty')} text={t('communitiesEmptyText')} />
      ) : (
        <Rows>
          {communities.map((community) => (
            <Row
              key={community.id}
              title={community.name}
              href={communityPath(community.id)}
              note={[
                t('members', { count: community.memberCount }),
                t('documents', { count: community.documentCount }),
                community.home.name,
              ].join(' · ')}
              aside={when(community.lastActivityAtMs)}
            />
          ))}
        </Rows>
      )}
    </section>
  );
}
