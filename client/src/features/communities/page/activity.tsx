import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWhen } from '../../../i18n/when.ts';
import { Link } from '../../../ui/link.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import type { CommunityActivity } from '../types.ts';
import styles from './community-page.module.css';

const SHOWN = 12;

const kindKeys = {
  communityCreated: 'activityCommunityCreated',
  memberJoined: 'activityMemberJoined',
  memberLeft: 'activityMemberLeft',
  documentCreated: 'activityDocumentCreated',
  documentEdited: 'activityDocumentEdited',
  documentMoved: 'activityDocumentMoved',
  documentArchived: 'activityDocumentArchived',
  documentRestored: 'activityDocumentRestored',
} as const satisfies Record<CommunityActivity['kind'], string>;

export function Activity({ activity }: { activity: readonly CommunityActivity[] }): ReactNode {
  const { t } = useTranslation('communities');
  const { when } = useWhen();
  return (
    <section aria-labelledby="activity">
      <SectionHeading id="activity">{t('activityHeading')}</SectionHeading>
      {activity.length === 0 ? <p className={styles.quiet}>{t('activityEmpty')}</p> : null}
      <ul className={styles.activity}>
        {activity.slice(0, SHOWN).map((event) => (
          <li key={`${event.atMs}-${event.kind}-${event.document?.id ?? event.person?.personId ?? ''}`}>
            <span>
              {t(kindKeys[event.kind], {
                actor: event.actor?.displayName ?? t('somebody'),
                person: event.person?.displayName ?? t('somebody'),
              })}
              {event.document === undefined ? null : (
                <>
                  {' '}
                  <Link tone="ink" href={`/documents/${encodeURIComponent(event.document.id)}`}>
                    {event.document.title}
                  </Link>
                </>
              )}
            </span>
            <time dateTime={new Date(event.atMs).toISOString()}>{when(event.atMs)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}
