import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedia, useMediaLink } from '../../../../live/media-link.tsx';
import { type DeviceSource, useOwnDevices } from '../../../../live/own-devices.ts';
import { BottomSheet } from '../../../../ui/bottom-sheet.tsx';
import { GroupBar } from '../groups/group-bar.tsx';
import { useDo, useView } from '../links/use-meeting.ts';
import { screenOf } from '../model/tiles.ts';
import { Panel } from '../panels/panel.tsx';
import { Announcer } from './announcer.tsx';
import styles from './frame.module.css';
import { KeysDialog } from './keys-dialog.tsx';
import { useMeetingLayout } from './layout.ts';
import { MeetingBar } from './meeting-bar.tsx';
import { MeetingTools } from './meeting-tools.tsx';
import { PhoneTools } from './phone-tools.tsx';
import { Stage } from './stage.tsx';
import { useKeys } from './use-keys.ts';
import { useNarrow } from './use-narrow.ts';

/** The room of a meeting: pictures and document, what is beside them, and one's own tools. */
export function MeetingFrame(props: {
  readonly devices: readonly DeviceSource[];
  readonly onLeave: () => void;
}): ReactNode {
  const { onLeave } = props;
  const { t } = useTranslation('meetings');
  const view = useView();
  const act = useDo();
  const isNarrow = useNarrow();
  const devices = useOwnDevices(props.devices);
  const sharing = screenOf(useMedia())?.identity ?? null;
  const place = useMeetingLayout({ isNarrow, hasDocument: view.me.role !== 'guest', sharing });
  const [showsKeys, setShowsKeys] = useState(false);
  const hasHand = view.hands.some(({ personId }) => personId === view.me.personId);
  const toggleHand = (): void => void act({ kind: hasHand ? 'hand.lower' : 'hand.raise' });
  const toggle = (source: DeviceSource): void => {
    if (devices.isOn(source) || devices.may(source)) devices.turn(source, !devices.isOn(source));
  };
  useRoomOf(view.me.groupId);
  useFocus();
  useMutedByHost(() => devices.turn('microphone', false));
  useKeys({
    m: () => toggle('microphone'),
    v: () => toggle('camera'),
    s: () => toggle('screen'),
    h: toggleHand,
    d: place.toggleDocument,
    a: () => place.togglePanel('agenda'),
    p: () => place.togglePanel('people'),
    c: () => place.togglePanel('chat'),
    r: () => place.togglePanel('results'),
    '?': () => setShowsKeys(true),
  });
  const unread = useUnread(place.panel === 'chat');
  const tools = { devices, place, unread, hasHand, onHand: toggleHand, onKeys: () => setShowsKeys(true), onLeave };
  const title = place.panel === null ? '' : t(`panel_${place.panel}`);
  return (
    <div className={styles.frame} data-panel={(place.panel !== null && !isNarrow) || undefined}>
      <MeetingBar isNarrow={isNarrow} onAgenda={() => place.togglePanel('agenda')} />
      <main className={styles.middle}>
        <GroupBar onVisit={() => place.setPanel('groups')} />
        <Stage place={place} isNarrow={isNarrow} />
      </main>
      {place.panel === null || isNarrow ? null : (
        <aside className={styles.side} aria-label={t('beside')}>
          <Panel panel={place.panel} onPanel={place.setPanel} />
        </aside>
      )}
      {isNarrow ? <PhoneTools {...tools} /> : <MeetingTools {...tools} />}
      {isNarrow ? (
        <BottomSheet
          title={title}
          isOpen={place.panel !== null}
          onOpenChange={(isOpen) => (isOpen ? undefined : place.setPanel(null))}
        >
          {place.panel === null ? null : <Panel panel={place.panel} onPanel={place.setPanel} isAlone />}
        </BottomSheet>
      ) : null}
      <KeysDialog isOpen={showsKeys} onClose={() => setShowsKeys(false)} />
      <Announcer />
    </div>
  );
}

/** Another group is another media room: it is left, and the new one entered by an admission of its own. */
function useRoomOf(groupId: string | null): void {
  const media = useMediaLink();
  useEffect(() => {
    let isGone = false;
    void media.leave().then(() => (isGone ? undefined : media.join()));
    return () => {
      isGone = true;
      // Whoever is sent out stands before the door at once.
      void media.leave();
    };
  }, [media, groupId]);
}

/** Messages since the chat was last open. */
function useUnread(isOpen: boolean): number {
  const { messages, me } = useView();
  const lastId = messages.at(-1)?.id ?? null;
  const [seenId, setSeenId] = useState(lastId);
  if (isOpen && seenId !== lastId) setSeenId(lastId);
  const seen = messages.findLastIndex(({ id }) => id === seenId);
  return messages.slice(seen + 1).filter(({ fromId }) => fromId !== me.personId).length;
}

/** Where one picture must do, it is that of who has the word, and the hosts'. */
function useFocus(): void {
  const media = useMediaLink();
  const { people, speakerId } = useView();
  const key = people
    .filter(({ role, personId }) => role === 'host' || personId === speakerId)
    .map(({ personId }) => personId)
    .join(' ');
  useEffect(() => media.setFocus(key === '' ? [] : key.split(' ')), [media, key]);
}

/** A host has muted me: the page's own button says so. */
function useMutedByHost(mute: () => void): void {
  const { mutedAt } = useView();
  const latest = useRef(mute);
  latest.current = mute;
  const seenAt = useRef(mutedAt);
  useEffect(() => {
    if (mutedAt <= seenAt.current) return;
    seenAt.current = mutedAt;
    latest.current();
  }, [mutedAt]);
}
