import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { RadioGroup } from '../../../ui/toggles.tsx';
import { clockText } from './clock-text.ts';
import styles from './observation.module.css';
import { type Note, type NoteDimension, noteDimensions } from './types.ts';
import type { LessonTime } from './use-lesson-time.ts';

/** A note begun now, and added when it is done: its time is that of its first letter. */
export function NewNote({
  time,
  watched,
  onAdd,
}: {
  time: LessonTime;
  /** What the meeting before the lesson shared out to its author. */
  watched: readonly NoteDimension[];
  onAdd: (note: Note) => void;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const [text, setText] = useState('');
  const [begunAtMs, setBegunAtMs] = useState<number | null>(null);
  const [side, setSide] = useState<Note['side']>('teacher');
  const [dimension, setDimension] = useState<NoteDimension | 'none'>(watched[0] ?? 'none');
  const add = () => {
    if (text.trim() === '') return;
    onAdd({
      id: crypto.randomUUID(),
      lessonTimeMs: Math.round(begunAtMs ?? time.now()),
      side,
      dimension: dimension === 'none' ? null : dimension,
      text: text.trim(),
    });
    setText('');
    setBegunAtMs(null);
  };
  return (
    <form
      className={styles.newNote}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) add();
      }}
    >
      <TextField
        label={t('observe.noteText')}
        description={begunAtMs === null ? t('observe.noteHint') : clockText(begunAtMs)}
        rows={3}
        maxLength={1_000}
        value={text}
        onChange={(value) => {
          if (value === '') setBegunAtMs(null);
          else if (begunAtMs === null) setBegunAtMs(time.now());
          setText(value);
        }}
      />
      <div className={styles.choices}>
        <RadioGroup<Note['side']>
          label={t('observe.side')}
          orientation="horizontal"
          value={side}
          onChange={setSide}
          choices={(['teacher', 'student'] as const).map((id) => ({ id, label: t(`observe.side.${id}`) }))}
        />
        <Select<NoteDimension | 'none'>
          label={t('observe.dimension')}
          value={dimension}
          onChange={setDimension}
          choices={(['none', ...noteDimensions] as const).map((id) => ({ id, label: t(`observe.dimension.${id}`) }))}
        />
        <Button type="submit" variant="primary" isDisabled={text.trim() === ''}>
          {t('observe.addNote')}
        </Button>
      </div>
    </form>
  );
}
