import type { MediaPerson } from '@tongyan/media/client';
import { Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ShownDocument } from '../../../../app/doors/shown-document.ts';
import { useViewer } from '../../../../app/session.ts';
import { PersonVideo } from '../../../../live/person-video.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Select } from '../../../../ui/select.tsx';
import { EmptyState, LoadingState } from '../../../../ui/states.tsx';
import { documentLink } from '../../desk/links.ts';
import { useGroupName } from '../groups/use-group-name.ts';
import { useHere, useView } from '../links/use-meeting.ts';
import styles from './frame.module.css';

const SCREEN = 'screen';

interface Shown {
  readonly id: string;
  readonly label: string;
}

/**
 * What can be read and written beside the pictures: my group's document first, then the meeting's, then its minutes. What somebody may
 * not read is left out: guests come for the talk.
 */
function useDocuments(): readonly Shown[] {
  const { t } = useTranslation('meetings');
  const { meeting } = useHere();
  const called = useGroupName();
  const { me, groups, meeting: now } = useView();
  const group = groups?.groups.find(({ id }) => id === (me.groupId ?? me.ownGroupId));
  return [
    ...(group === undefined || group.documentId === null
      ? []
      : [{ id: group.documentId, label: t('groupDocument', { name: called(group.name) }) }]),
    ...(meeting.document === null || meeting.document.title === null
      ? []
      : [{ id: meeting.document.id, label: meeting.document.title }]),
    ...(now.minutesDocumentId === null || me.role === 'guest'
      ? []
      : [{ id: now.minutesDocumentId, label: t('minutesDocument') }]),
  ];
}

/** One document that everybody writes in, or the screen that somebody shares. */
export function Pane({ screen }: { readonly screen: MediaPerson | null }): ReactNode {
  const { t } = useTranslation(['meetings', 'live']);
  const { person } = useViewer();
  const documents = useDocuments();
  const [chosen, setChosen] = useState<string | null>(null);
  const [seenScreen, setSeenScreen] = useState<string | null>(null);
  // A screen that begins to be shared comes in front, once.
  const sharing = screen?.identity ?? null;
  if (sharing !== seenScreen) {
    setSeenScreen(sharing);
    setChosen(sharing === null ? null : SCREEN);
  }
  const choices: readonly Shown[] = [
    ...(screen === null ? [] : [{ id: SCREEN, label: t('live:screenOf', { name: screen.displayName }) }]),
    ...documents,
  ];
  const shown = choices.find(({ id }) => id === chosen) ?? choices[0];
  if (shown === undefined)
    return (
      <section className={styles.pane} aria-label={t('document')}>
        <EmptyState title={t('noDocument')} text={t('noDocumentText')} />
      </section>
    );
  const isScreen = shown.id === SCREEN;
  return (
    <section className={styles.pane} aria-label={t('document')}>
      <div className={styles.paneHead}>
        {choices.length > 1 ? (
          <Select
            label={t('document')}
            isLabelHidden
            isQuiet
            value={shown.id}
            onChange={setChosen}
            choices={[...choices]}
          />
        ) : (
          <b>{shown.label}</b>
        )}
        {isScreen ? null : (
          <Link href={documentLink(shown.id)} target="_blank">
            {t('openDocument')}
          </Link>
        )}
      </div>
      <div className={styles.paneBody}>
        {isScreen && screen !== null ? (
          <PersonVideo identity={screen.identity} source="screen" label={shown.label} />
        ) : (
          <Suspense fallback={<LoadingState rows={8} />}>
            <ShownDocument key={shown.id} personId={person.id} documentId={shown.id} place={null} isWritten />
          </Suspense>
        )}
      </div>
    </section>
  );
}
