import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWhen } from '../../i18n/when.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Link } from '../../ui/link.tsx';
import { SectionHeading } from '../../ui/section-heading.tsx';
import styles from './search-page.module.css';
import type { SearchAnswer, SearchParts } from './use-search.ts';

export function Results({ pages }: { pages: readonly SearchAnswer[] }): ReactNode {
  const { t } = useTranslation('search');
  const documents = pages.flatMap((page) => page.documents);
  const communities = pages.flatMap((page) => page.communities);
  const people = pages.flatMap((page) => page.people);
  return (
    <div className={styles.results}>
      {documents.length === 0 ? null : (
        <section aria-labelledby="found-documents">
          <SectionHeading id="found-documents">{t('kindDocument')}</SectionHeading>
          <ul>
            {documents.map((found) => (
              <FoundDocument key={found.document.id} found={found} />
            ))}
          </ul>
        </section>
      )}
      {communities.length === 0 ? null : (
        <section aria-labelledby="found-communities">
          <SectionHeading id="found-communities">{t('kindCommunity')}</SectionHeading>
          <ul>
            {communities.map(({ community, name }) => (
              <li key={community.id} className={styles.result}>
                <Link tone="ink" href={`/communities/${encodeURIComponent(community.id)}`}>
                  <Marked parts={name} />
                </Link>
                <small>
                  {community.home.name} · {t('members', { count: community.memberCount })}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {people.length === 0 ? null : (
        <section aria-labelledby="found-people">
          <SectionHeading id="found-people">{t('kindPerson')}</SectionHeading>
          <ul>
            {people.map(({ person, name }) => (
              <li key={person.personId} className={styles.person}>
                <Avatar name={person.displayName} personId={person.personId} size={24} />
                <span>
                  <Marked parts={name} />
                </span>
                <small>{person.orgUnitName}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function FoundDocument({ found }: { found: SearchAnswer['documents'][number] }): ReactNode {
  const { t } = useTranslation('search');
  const { when } = useWhen();
  const { document, title, excerpts } = found;
  return (
    <li className={styles.result}>
      <Link tone="ink" href={`/documents/${encodeURIComponent(document.id)}`}>
        <Marked parts={title} />
      </Link>
      {excerpts.map((parts, index) => (
        // Excerpts are of one answer and never reordered.
        <p key={index}>
          <Marked parts={parts} />
        </p>
      ))}
      <small>
        {[
          document.community?.name ?? t('personal'),
          ...(document.archivedAtMs === null ? [] : [t('archived')]),
          t('edited', { when: when(document.lastEditedAtMs) }),
        ].join(' · ')}
      </small>
    </li>
  );
}

/** What was looked for stands out by weight and ground, not by colour alone. */
function Marked({ parts }: { parts: SearchParts }): ReactNode {
  return parts.map((part, index) =>
    part.hit ? (
      <mark key={index} className={styles.hit}>
        {part.text}
      </mark>
    ) : (
      <span key={index}>{part.text}</span>
    ),
  );
}
