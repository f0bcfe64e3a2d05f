import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../../i18n/lists.ts';
import { IconButton } from '../../../ui/button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { clockText } from './clock-text.ts';
import { NewNote } from './new-note.tsx';
import styles from './observation.module.css';
import type { PartProps } from './part-props.ts';
import type { Note, NoteDimension } from './types.ts';
import type { LessonTime } from './use-lesson-time.ts';

const inOrder = (notes: readonly Note[]): Note[] =>
  notes.toSorted((one, other) => one.lessonTimeMs - other.lessonTimeMs);

/** Time-stamped notes: one to write, and those that there are, to be written on. */
export function NotesPart({
  content,
  write,
  isOpen,
  time,
  watched,
}: PartProps & { time: LessonTime; watched: readonly NoteDimension[] }): ReactNode {
  const { t } = useTranslation('lessons');
  const list = useList();
  const put = (note: Note) =>
    write(({ notes }) => ({ notes: inOrder([...notes.filter(({ id }) => id !== note.id), note]) }));
  const remove = (note: Note) => {
    write(({ notes }) => ({ notes: notes.filter(({ id }) => id !== note.id) }));
    showToast({ text: t('observe.noteRemoved'), undo: () => put(note) });
  };
  return (
    <div className={styles.notes}>
      {watched.length === 0 ? null : (
        <p className={styles.quiet}>
          {t('observe.watched', { names: list(watched.map((each) => t(`observe.dimension.${each}`))) })}
        </p>
      )}
      {isOpen ? <NewNote time={time} watched={watched} onAdd={put} /> : null}
      <section aria-labelledby="notes">
        <SectionHeading id="notes" note={content.notes.length}>
          {t('observe.notes')}
        </SectionHeading>
        {content.notes.length === 0 ? (
          <EmptyState icon="pen" title={t('observe.noNotes')} text={t('observe.noNotesText')} />
        ) : (
          <ol className={styles.noteList}>
            {content.notes.map((note) => (
              <li key={note.id}>
                <Stamp atMs={note.lessonTimeMs} seek={time.seek} />
                <span className={styles.about}>
                  {t(`observe.side.${note.side}`)}
                  {note.dimension === null ? '' : ` · ${t(`observe.dimension.${note.dimension}`)}`}
                </span>
                <TextField
                  label={t('observe.noteAt', { time: clockText(note.lessonTimeMs) })}
                  isLabelHidden
                  rows={2}
                  maxLength={1_000}
                  isReadOnly={!isOpen}
                  value={note.text}
                  onChange={(text) => put({ ...note, text })}
                />
                {isOpen ? (
                  <IconButton
                    icon="close"
                    label={t('observe.removeNote', { time: clockText(note.lessonTimeMs) })}
                    onPress={() => remove(note)}
                  />
                ) : null}
              </li>
            ))}
          </ol>
        )}
      </section>
    </div>
  );
}

/** When a note was taken; beside a replay it leads there. */
function Stamp({ atMs, seek }: { atMs: number; seek: LessonTime['seek'] }): ReactNode {
  const { t } = useTranslation('lessons');
  const text = clockText(atMs);
  if (seek === null) return <span className={styles.stamp}>{text}</span>;
  return (
    <button
      type="button"
      className={styles.stamp}
      aria-label={t('observe.goTo', { time: text })}
      onClick={() => seek(atMs)}
    >
      {text}
    </button>
  );
}
