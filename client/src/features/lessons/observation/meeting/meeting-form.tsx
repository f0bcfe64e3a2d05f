import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client.ts';
import { useProblemText } from '../../../../app/problem-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { Checkbox } from '../../../../ui/toggles.tsx';
import styles from '../observation.module.css';
import { type MeetingKind, type Meetings, type MeetingShares, noteDimensions } from '../types.ts';
import { observationKey } from '../use-observation.ts';
import { toggled } from './shares.ts';

/** Notes a meeting on top of what was read; of the one before, who watches what. */
export function MeetingForm({
  lessonId,
  kind,
  meetings,
  onDone,
}: {
  lessonId: string;
  kind: MeetingKind;
  meetings: Meetings;
  onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  // Written on top of the version that was read, also where the page has asked again since.
  const [{ version, words: before, shares: sharedBefore }] = useState(meetings[kind]);
  const [words, setWords] = useState(before);
  const [shares, setShares] = useState<MeetingShares>(sharedBefore);
  const saving = useMutation({
    mutationFn: () =>
      api('PUT /api/lessons/:lessonId/observation/meetings/:kind', {
        params: { lessonId, kind },
        body: { version, words: words.trim(), shares: [...shares] },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: observationKey(lessonId) });
      onDone();
    },
  });
  return (
    <form
      className={styles.newNote}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <TextField
        label={t(`meet.${kind}Words`)}
        rows={4}
        maxLength={4_000}
        value={words}
        onChange={setWords}
        {...(saving.isError ? { error: problemText(saving.error) } : {})}
      />
      {kind === 'before' ? (
        <>
          <p className={styles.quiet}>{t('meet.sharesText')}</p>
          {meetings.observers.map(({ observerId, name }) => (
            <fieldset key={observerId} className={styles.choices}>
              <legend>{name}</legend>
              {noteDimensions.map((dimension) => (
                <Checkbox
                  key={dimension}
                  isSelected={
                    shares.find((each) => each.observerId === observerId)?.dimensions.includes(dimension) ?? false
                  }
                  onChange={(isOn) => setShares((now) => toggled(now, observerId, dimension, isOn))}
                >
                  {t(`observe.dimension.${dimension}`)}
                </Checkbox>
              ))}
            </fieldset>
          ))}
        </>
      ) : null}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" isDisabled={saving.isPending}>
          {t('meet.save')}
        </Button>
        <Button onPress={onDone}>{t('meet.cancel')}</Button>
      </div>
    </form>
  );
}
