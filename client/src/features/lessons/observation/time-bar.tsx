import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { replaySheetLink } from '../desk/links.ts';
import { clockMs, clockText } from './clock-text.ts';
import styles from './observation.module.css';
import { type LessonTime, useShownTime } from './use-lesson-time.ts';

/** Lesson time by which notes and marks are taken; of a lesson that is over it runs beside the replay. */
export function TimeBar({
  lessonId,
  time,
  mayWatch,
}: {
  lessonId: string;
  time: LessonTime;
  /** There is a replay beside which the sheet can be kept. */
  mayWatch: boolean;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const shownMs = useShownTime(time);
  const { byHand, isRunning } = time;
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && clockMs(typed) === undefined;
  const take = () => {
    const ms = typed === null ? undefined : clockMs(typed);
    if (ms === undefined) return;
    byHand?.set(ms);
    setTyped(null);
  };
  return (
    <div className={styles.time}>
      <span>{t('observe.time')}</span>
      <output className={styles.clock}>{clockText(shownMs)}</output>
      {byHand === null ? (
        <span className={styles.quiet}>{t('observe.timeLive')}</span>
      ) : (
        <>
          <Button size="small" onPress={() => byHand.run(!isRunning)}>
            {isRunning ? t('observe.pause') : t('observe.run')}
          </Button>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              take();
            }}
          >
            <TextField
              label={t('observe.setTime')}
              isLabelHidden
              placeholder={t('observe.setTime')}
              value={typed ?? ''}
              onChange={setTyped}
              onBlur={take}
              {...(isWrong && typed.length > 4 ? { error: t('observe.timeWrong') } : {})}
            />
          </form>
          {mayWatch ? (
            <ButtonLink size="small" icon="play" href={replaySheetLink(lessonId)}>
              {t('observe.openReplay')}
            </ButtonLink>
          ) : null}
          <span className={styles.quiet}>{mayWatch ? t('observe.timeByHand') : t('observe.noReplay')}</span>
        </>
      )}
    </div>
  );
}
