import type { Command, LogEntry, SceneFace, Text } from '@tongyan/scenes/session';
import type { TFunction } from 'i18next';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../../i18n/clock.ts';
import { commandWords } from './entry-words.ts';
import styles from './replay.module.css';
import type { ReplayedAttempt } from './replay-room.tsx';
import type { ReplayHandle } from './replay-run.ts';

export interface EntryLine {
  readonly seq: number;
  readonly tick: number;
  readonly who: LogEntry['actor']['role'];
  readonly words: string;
}

type Say = (text: Text) => string;

const HIDDEN_FROM_TRAINEES = ['@faults', '@judgement'];

/** The log in words. Faults and judgements stand in it only for those who may know of them. */
export function useEntryLines(
  { entries, seesFaults }: ReplayedAttempt,
  scene: SceneFace,
  { port }: ReplayHandle,
  say: Say,
): readonly EntryLine[] {
  const { t } = useTranslation('training');
  return useMemo(() => {
    const { view } = port.frame();
    const words = new Map<string, string>();
    const wordsOf = (command: Command): string => {
      const key = JSON.stringify(command);
      const known =
        words.get(key) ??
        sessionWords(command, t) ??
        commandWords(scene.controls, command, view, say, t('runReleased'));
      words.set(key, known);
      return known;
    };
    return entries
      .filter(({ command }) => seesFaults || !HIDDEN_FROM_TRAINEES.includes(command.target))
      .map(({ seq, tick, actor, command }) => ({ seq, tick, who: actor.role, words: wordsOf(command) }));
  }, [entries, seesFaults, scene, port, say, t]);
}

/** What belongs to the training and not to the machine. */
function sessionWords({ target, name, args }: Command, t: TFunction<'training'>): string | undefined {
  const told = typeof args === 'object' && args !== null && !Array.isArray(args) ? args : {};
  const { answer = '', text = '', aspect = '' } = told as Readonly<Record<string, unknown>>;
  switch (`${target}.${name}`) {
    case '@session.answer':
      return t('runEntryAnswer', { answer: String(answer) });
    case '@session.note':
    case '@session.message':
      return String(text);
    case '@session.freeze':
      return t('runEntryFreeze');
    case '@session.resume':
      return t('runEntryResume');
    case '@procedure.hint':
      return t('runEntryHint');
    case '@procedure.skip':
      return t('runEntrySkip');
    case '@judgement.give':
      return t('runEntryJudgement', { aspect: String(aspect) });
    case '@faults.inject':
      return t('runEntryFault');
    default:
      return undefined;
  }
}

/** As many as are drawn around the present one: a log may have thousands. */
const AROUND = 120;

export function EntryList({
  lines,
  done,
  tickS,
  onSeek,
}: {
  readonly lines: readonly EntryLine[];
  readonly done: number;
  readonly tickS: number;
  readonly onSeek: (tick: number) => void;
}): ReactNode {
  const { t } = useTranslation('training');
  const current = useRef<HTMLLIElement>(null);
  const index = lines.findLastIndex(({ seq }) => seq < done);
  useEffect(() => {
    // Newer browsers answer with a promise, which React would take for what undoes the effect.
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  if (lines.length === 0) return <p className={styles.empty}>{t('runReplayNoEntries')}</p>;
  const from = Math.max(0, index - AROUND);
  return (
    <ol className={styles.entries}>
      {lines.slice(from, index + AROUND).map(({ seq, tick, who, words }, at) => {
        const isCurrent = from + at === index;
        return (
          <li
            key={seq}
            ref={isCurrent ? current : null}
            data-current={isCurrent || undefined}
            data-ahead={seq >= done || undefined}
          >
            <button
              type="button"
              onClick={() => onSeek(tick)}
              {...(isCurrent ? { 'aria-current': 'true' as const } : {})}
            >
              <time>{clockText(tick * tickS)}</time>
              <span>{words}</span>
              {who === 'trainee' ? null : <small>{t(`runWho_${who}`)}</small>}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
