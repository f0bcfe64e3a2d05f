import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceHeader } from './place-header.tsx';

/** The head of 教研: its places and what can be begun there. */
export function ResearchHeader({ actions }: { actions: ReactNode }): ReactNode {
  const { t } = useTranslation('app');
  return (
    <PlaceHeader
      title={t('research')}
      places={[
        { to: '/documents', label: t('researchDocuments') },
        { to: '/communities', label: t('researchCommunities') },
        { to: '/meetings', label: t('researchMeetings') },
      ]}
      actions={actions}
      isTitleInBar
    />
  );
}
