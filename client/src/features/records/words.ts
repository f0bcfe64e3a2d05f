import { useTranslation } from 'react-i18next';

type BothLanguages = { readonly 'zh-CN': string; readonly en: string };

/** How this feature says times, shares and texts that come in both languages. */
export function useRecordWords() {
  const { i18n } = useTranslation('records');
  const language = i18n.language === 'en' ? 'en' : 'zh-CN';
  const locale = language === 'en' ? 'en-GB' : language;
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const points = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    text: (text: BothLanguages) => text[language],
    moment: (atMs: number) => moment.format(atMs),
    day: (atMs: number) => day.format(atMs),
    share: (value: number) => share.format(value),
    points: (value: number) => points.format(value),
  };
}
