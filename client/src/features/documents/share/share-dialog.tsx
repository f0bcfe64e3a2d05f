import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PeoplePicker } from '../../../app/people-picker.tsx';
import { QueryView } from '../../../app/query-view.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { copyLink } from '../page/document-menu.tsx';
import { useDocumentMembers } from '../queries.ts';
import {
  communityRightsInOrder,
  documentRightsInOrder,
  rightKeys,
  type DocumentDetail,
  type DocumentMembers,
} from '../rights.ts';
import { GiveUpDialog } from './give-up-dialog.tsx';
import styles from './share-dialog.module.css';
import { useShare } from './use-share.ts';

export interface ShareDialogProps {
  detail: Pick<DocumentDetail, 'id' | 'title' | 'actions'>;
  personId: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** Who may do what: people by name, the community as a whole, and the link. Every change is in force at once. */
export function ShareDialog({ detail, personId, isOpen, onOpenChange }: ShareDialogProps): ReactNode {
  const { t } = useTranslation('documents');
  return (
    <Dialog
      size="medium"
      title={t('shareTitle', { title: detail.title })}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      actions={() => (
        <Button
          icon="link"
          onPress={() => void copyLink(t, new URL(`/documents/${encodeURIComponent(detail.id)}`, location.href).href)}
        >
          {t('menuCopyLink')}
        </Button>
      )}
    >
      {() => <ShareBody detail={detail} personId={personId} />}
    </Dialog>
  );
}

function ShareBody({ detail, personId }: Pick<ShareDialogProps, 'detail' | 'personId'>): ReactNode {
  const { t } = useTranslation('documents');
  const query = useDocumentMembers(detail.id);
  const share = useShare(detail.id);
  const mayShare = detail.actions.includes('share');
  const [givingUp, setGivingUp] = useState<() => void>();
  /** A change of my own right cannot be taken back by me: it is asked about first. */
  const change = (ofPersonId: string, run: () => void): void => {
    if (ofPersonId === personId) setGivingUp(() => run);
    else run();
  };
  return (
    <QueryView query={query}>
      {(members) => (
        <>
          {mayShare ? (
            <PeoplePicker
              label={t('addPerson')}
              placeholder={t('addPersonHint')}
              without={new Set(members.members.map(({ person }) => person.personId))}
              onPick={(person) => share.setRight(person.id, person.displayName, 'edit')}
            />
          ) : (
            <p className={styles.note}>{t('onlyOwners')}</p>
          )}
          <CommunityRow members={members} mayShare={mayShare} share={share} />
          <section aria-label={t('membersHeading')}>
            <h3 className={styles.heading}>{t('membersHeading')}</h3>
            <ul className={styles.members}>
              {members.members.map(({ person, right }) => (
                <li key={person.personId}>
                  <Avatar name={person.displayName} personId={person.personId} />
                  <span className={styles.name}>
                    <b>
                      {person.displayName}
                      {person.personId === personId ? <small> {t('you')}</small> : null}
                    </b>
                    <small>{person.orgUnitName}</small>
                  </span>
                  {mayShare ? (
                    <>
                      <Select
                        label={t('rightOf', { name: person.displayName })}
                        isLabelHidden
                        isQuiet
                        value={right}
                        choices={documentRightsInOrder.map((id) => ({ id, label: t(rightKeys[id]) }))}
                        onChange={(chosen) => {
                          if (chosen !== right)
                            change(person.personId, () => share.setRight(person.personId, person.displayName, chosen));
                        }}
                      />
                      <IconButton
                        icon="close"
                        label={t('removeMember', { name: person.displayName })}
                        onPress={() =>
                          change(person.personId, () => share.remove(person.personId, person.displayName, right))
                        }
                      />
                    </>
                  ) : (
                    <span className={styles.right}>{t(rightKeys[right])}</span>
                  )}
                </li>
              ))}
            </ul>
          </section>
          <GiveUpDialog
            isOpen={givingUp !== undefined}
            onGiveUp={() => givingUp?.()}
            onClose={() => setGivingUp(undefined)}
          />
        </>
      )}
    </QueryView>
  );
}

function CommunityRow({
  members,
  mayShare,
  share,
}: {
  members: DocumentMembers;
  mayShare: boolean;
  share: ReturnType<typeof useShare>;
}): ReactNode {
  const { t } = useTranslation('documents');
  const { community, communityRight } = members;
  if (community === null) return <p className={styles.note}>{t('noCommunity')}</p>;
  const label = t('communityRightLabel', { name: community.name });
  return (
    <div className={styles.community}>
      <span className={styles.name}>
        <b>{label}</b>
        <small>{t('communityRightNote', { count: community.memberCount })}</small>
      </span>
      {mayShare ? (
        <Select
          label={t('rightOf', { name: community.name })}
          isLabelHidden
          isQuiet
          value={communityRight}
          choices={communityRightsInOrder.map((id) => ({ id, label: t(rightKeys[id]) }))}
          onChange={(right) => share.setCommunityRight(right)}
        />
      ) : (
        <span className={styles.right}>{t(rightKeys[communityRight])}</span>
      )}
    </div>
  );
}
