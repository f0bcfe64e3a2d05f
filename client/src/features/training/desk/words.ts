import { clockText } from '../../../i18n/clock.ts';
import { useTranslation } from 'react-i18next';
import type { LocalText } from './types.ts';

/** How the desk says times, shares and texts that come in both languages. */
export interface DeskWords {
  /** A text in the reader's language. */
  text: (text: LocalText) => string;
  /** '10 月 14 日 13:41' */
  moment: (atMs: number) => string;
  /** '2026 年 10 月 14 日' */
  day: (atMs: number) => string;
  /** '12:05', '1:02:07': time of a run. */
  clock: (seconds: number) => string;
  /** '86.5' */
  points: (points: number) => string;
  /** '86 %' */
  share: (share: number) => string;
}

export function useDeskWords(): DeskWords {
  const { i18n } = useTranslation('training');
  const language = i18n.language === 'en' ? 'en' : 'zh-CN';
  const locale = language === 'en' ? 'en-GB' : language;
  const moment = new Intl.DateTimeFormat(locale, {
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const points = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return {
    text: (text) => text[language],
    moment: (atMs) => moment.format(atMs),
    day: (atMs) => day.format(atMs),
    clock: clockText,
    points: (value) => points.format(value),
    share: (value) => share.format(value),
  };
}
