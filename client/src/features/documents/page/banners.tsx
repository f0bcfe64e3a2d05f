import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { signInPath } from '../../../app/return-path.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import type { DocumentDetail } from '../rights.ts';
import type { SyncState } from '../sync/sync-state.ts';
import styles from './banners.module.css';
import { KeepTextButtons } from './keep-text-buttons.tsx';
import { endKey, type ReadOnlyReason } from './sync-words.ts';

export interface BannersProps {
  detail: DocumentDetail;
  state: SyncState;
  readOnly: ReadOnlyReason | undefined;
  doc: Y.Doc;
  onRestore: () => void;
  onDiscard: () => void;
}

/** Why the document cannot be written now, and what to do about it. At most one: the gravest. */
export function Banners({ detail, state, readOnly, doc, onRestore, onDiscard }: BannersProps): ReactNode {
  const { t } = useTranslation('documents');
  const { line, pendingEdits } = state;
  if (line.kind === 'stopped') {
    return (
      <Banner icon="warning" tone="person" text={t('stoppedBanner', { reason: t(endKey(line.reason)) })}>
        {pendingEdits > 0 ? <KeepTextButtons doc={doc} title={detail.title} /> : null}
        {line.reason === 'signInRequired' || line.reason === 'otherPerson' ? (
          <ButtonLink href={signInPath(location.pathname)}>{t('signIn')}</ButtonLink>
        ) : (
          <Button onPress={() => location.reload()}>{t('reload')}</Button>
        )}
      </Banner>
    );
  }
  if (line.kind === 'offline' && line.reason !== 'unreachable' && line.reason !== 'serverRestart') {
    return <Banner icon="warning" tone="person" text={t('stoppedBanner', { reason: t(endKey(line.reason)) })} />;
  }
  const mayNotWrite = readOnly === 'readOnlyRight' || readOnly === 'readOnlyComment';
  if (pendingEdits > 0 && mayNotWrite && line.kind === 'live') {
    return (
      <Banner icon="warning" tone="person" text={t('unsendableBanner', { count: pendingEdits })}>
        <KeepTextButtons doc={doc} title={detail.title} />
        <Button variant="danger" onPress={onDiscard}>
          {t('discardMine')}
        </Button>
      </Banner>
    );
  }
  const owners = detail.owners.map((owner) => owner.displayName).join(t('listSeparator'));
  switch (readOnly) {
    case 'readOnlyArchived':
      return (
        <Banner icon="archive" text={t('archivedBanner')}>
          {detail.actions.includes('restore') ? <Button onPress={onRestore}>{t('restore')}</Button> : null}
        </Banner>
      );
    case 'readOnlyNewer':
      return (
        <Banner icon="lock" tone="person" text={t('newerBanner')}>
          <Button onPress={() => location.reload()}>{t('reload')}</Button>
        </Banner>
      );
    case 'readOnlyRight':
      return <Banner icon="lock" text={t('readBanner', { owners })} />;
    case 'readOnlyComment':
      return <Banner icon="comment" text={t('commentBanner', { owners })} />;
    case 'readOnlyStopped':
    case undefined:
      return null;
  }
}

function Banner({
  icon,
  tone = 'plain',
  text,
  children,
}: {
  icon: IconName;
  tone?: 'plain' | 'person';
  text: string;
  children?: ReactNode;
}): ReactNode {
  return (
    <div className={styles.banner} data-tone={tone} role="status">
      <Icon name={icon} size={16} />
      <p>{text}</p>
      {children === undefined || children === null ? null : <div className={styles.actions}>{children}</div>}
    </div>
  );
}
