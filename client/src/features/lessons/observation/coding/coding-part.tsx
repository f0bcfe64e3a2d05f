import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Select } from '../../../../ui/select.tsx';
import { clockText } from '../clock-text.ts';
import { markAt, nextMark, stepsOf, withMark } from '../marks.ts';
import styles from '../observation.module.css';
import type { PartProps } from '../part-props.ts';
import type { Coding, CodingFigures } from '../types.ts';
import { type LessonTime, useShownTime } from '../use-lesson-time.ts';
import { CodingFigureList } from './coding-figures.tsx';

const lengths = [10_000, 15_000, 20_000, 30_000, 60_000] as const satisfies Coding['stepMs'][];

/** S–T coding: a mark for each step, by two keys while the lesson goes on, or by squares afterwards. */
export function CodingPart(
  props: PartProps & { time: LessonTime; lessonMs: number; figures: CodingFigures | null },
): ReactNode {
  const { content, write, isOpen, time, lessonMs, figures } = props;
  const { t } = useTranslation('lessons');
  const nowMs = useShownTime(time);
  const { stepMs, marks } = content.coding;
  const current = Math.floor(nowMs / stepMs);
  const mark = (step: number, to: 'S' | 'T' | '.') =>
    write(({ coding }) => ({ coding: { ...coding, marks: withMark(coding.marks, step, to) } }));
  useMarkKeys(isOpen, (to) => mark(Math.floor(time.now() / stepMs), to));
  return (
    <div className={styles.coding}>
      {isOpen ? (
        <div className={styles.markNow}>
          <span>
            {t('observe.markNow', {
              from: clockText(current * stepMs),
              to: clockText((current + 1) * stepMs),
            })}
          </span>
          {(['T', 'S'] as const).map((to) => (
            <Button
              key={to}
              size="large"
              variant={markAt(marks, current) === to ? 'primary' : 'plain'}
              aria-pressed={markAt(marks, current) === to}
              onPress={() => mark(current, to)}
            >
              {to === 'T' ? t('observe.markTeacher') : t('observe.markStudent')}
            </Button>
          ))}
          <StepLength coding={content.coding} write={write} />
          <p className={styles.quiet}>{t('observe.markHint')}</p>
        </div>
      ) : null}
      <ol className={styles.steps} aria-label={t('observe.steps')}>
        {Array.from({ length: stepsOf(Math.max(lessonMs, nowMs), stepMs, marks) }, (_, step) => {
          const is = markAt(marks, step);
          return (
            // Steps have no name but their number.
            <li key={`${stepMs}-${step}`}>
              <button
                type="button"
                data-mark={is}
                aria-current={step === current ? 'step' : undefined}
                disabled={!isOpen}
                aria-label={t(`observe.stepMark.${is}`, { time: clockText(step * stepMs) })}
                onClick={() => mark(step, nextMark(is))}
              >
                {is === '.' ? '' : is}
              </button>
            </li>
          );
        })}
      </ol>
      <CodingFigureList marks={marks} figures={figures} />
    </div>
  );
}

/** T and S mark the step that runs, wherever on the page nobody types. */
function useMarkKeys(isOpen: boolean, mark: (to: 'S' | 'T') => void): void {
  const latest = useRef(mark);
  latest.current = mark;
  useEffect(() => {
    if (!isOpen) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const typed = 'input:not([type="radio"], [type="range"]), textarea, select, [contenteditable], [role="listbox"]';
      if (event.target instanceof Element && event.target.closest(typed) !== null) return;
      const key = event.key.toUpperCase();
      if (key !== 'T' && key !== 'S') return;
      event.preventDefault();
      latest.current(key);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isOpen]);
}

function StepLength({ coding, write }: { coding: Coding; write: PartProps['write'] }): ReactNode {
  const { t } = useTranslation('lessons');
  const [asked, setAsked] = useState<Coding['stepMs'] | null>(null);
  const marked = coding.marks.split('').filter((mark) => mark !== '.').length;
  const change = (stepMs: Coding['stepMs']) => write({ coding: { stepMs, marks: '' } });
  return (
    <>
      <Select<string>
        label={t('observe.step')}
        value={String(coding.stepMs)}
        choices={lengths.map((ms) => ({ id: String(ms), label: t('observe.stepSeconds', { seconds: ms / 1_000 }) }))}
        onChange={(id) => {
          const stepMs = lengths.find((ms) => String(ms) === id);
          if (stepMs === undefined || stepMs === coding.stepMs) return;
          if (marked === 0) change(stepMs);
          else setAsked(stepMs);
        }}
      />
      <Dialog
        title={t('observe.stepAsk')}
        role="alertdialog"
        isOpen={asked !== null}
        onOpenChange={() => setAsked(null)}
        actions={(close) => (
          <Button
            variant="danger"
            onPress={() => {
              if (asked !== null) change(asked);
              close();
            }}
          >
            {t('observe.stepChange')}
          </Button>
        )}
      >
        {() => <p>{t('observe.stepAskText', { count: marked })}</p>}
      </Dialog>
    </>
  );
}
