import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../../../i18n/lists.ts';
import { clockText } from '../../../../i18n/clock.ts';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { useDo, useIsHost, useMeetingNow, useView } from '../links/use-meeting.ts';
import styles from './groups.module.css';
import { useGroupName } from './use-group-name.ts';

const SOON_MS = 60_000;

/** While groups talk: in which one I am, how long it goes on, and how I come back or call a host. */
export function GroupBar({ onVisit }: { readonly onVisit: () => void }): ReactNode {
  const { t } = useTranslation('meetings');
  const saidOf = useSaid();
  const { groups, me, broadcast } = useView();
  const isHost = useIsHost();
  const called = useGroupName();
  const act = useDo();
  const nowMs = useMeetingNow();
  if (groups === null) return null;
  const leftMs = nowMs === null ? null : Math.max(0, groups.endsAt - nowMs);
  const here = groups.groups.find(({ id }) => id === me.groupId);
  const own = groups.groups.find(({ id }) => id === me.ownGroupId);
  const said = broadcast !== null && broadcast.at >= groups.openedAt ? broadcast : null;
  return (
    <div className={styles.bar} data-soon={(leftMs !== null && leftMs <= SOON_MS) || undefined}>
      <Icon name="tree" size={16} />
      <b>{here === undefined ? t('mainRoom') : called(here.name)}</b>
      <span className={styles.left}>{leftMs === null ? '' : t('groupsLeft', { time: clockText(leftMs / 1000) })}</span>
      {here === undefined || here.topic === '' ? null : <span className={styles.topic}>{here.topic}</span>}
      {said === null ? null : <span className={styles.said}>{saidOf(said.byName, said.text)}</span>}
      <span className={styles.actions}>
        {isHost ? (
          <>
            {here === undefined ? (
              <Button size="small" onPress={onVisit}>
                {t('groupsSee')}
              </Button>
            ) : (
              <Button size="small" onPress={() => void act({ kind: 'group.visit', groupId: null })}>
                {t('visitEnd')}
              </Button>
            )}
            <Button size="small" onPress={() => void act({ kind: 'groups.close' })}>
              {t('groupsClose')}
            </Button>
          </>
        ) : here !== undefined ? (
          <>
            <Button
              size="small"
              icon="hand"
              isDisabled={here.helpAt !== null}
              onPress={() => void act({ kind: 'group.help' })}
            >
              {t(here.helpAt === null ? 'callHost' : 'hostCalled')}
            </Button>
            <Button size="small" variant="quiet" onPress={() => void act({ kind: 'group.leave' })}>
              {t('toMain')}
            </Button>
          </>
        ) : own === undefined ? null : (
          <Button size="small" variant="primary" onPress={() => void act({ kind: 'group.return' })}>
            {t('toGroup', { name: called(own.name) })}
          </Button>
        )}
      </span>
    </div>
  );
}
