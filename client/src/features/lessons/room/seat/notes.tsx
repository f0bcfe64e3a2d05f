import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../../../i18n/clock.ts';
import type { Deeds } from '../links/use-deeds.ts';
import { useFloor } from '../links/use-links.ts';
import { SendLine } from '../parts/messages.tsx';
import lists from '../parts/lists.module.css';

/** One's own notes at their moments: nobody else reads them. */
export function Notes({ deeds }: { readonly deeds: Deeds }): ReactNode {
  const { t } = useTranslation('lessons');
  const notes = useFloor().view?.notes ?? [];
  return (
    <section className={lists.messages} aria-label={t('liveNotes')}>
      <h2>{t('liveNotes')}</h2>
      {notes.length === 0 ? <p className={lists.none}>{t('liveNotesNone')}</p> : null}
      <ol className={lists.notes}>
        {notes.toReversed().map(({ id, at, text }) => (
          <li key={id}>
            <time>{clockText(at / 1000)}</time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      <SendLine
        label={t('liveNotes')}
        placeholder={t('liveNotesPlaceholder')}
        send={t('liveNotesSave')}
        onSend={(text) => void deeds.floor({ kind: 'note.add', text })}
      />
    </section>
  );
}
