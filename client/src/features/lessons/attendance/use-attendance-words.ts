import { useTranslation } from 'react-i18next';
import { marks } from './roll-form.ts';
import type { Participation, RollCounts } from './types.ts';

/** How numbers of attendance are said. */
export function useAttendanceWords(): {
  share: (share: number) => string;
  minutes: (ms: number) => string;
  /** '出勤 36 · 请假 1'; marks that nobody has are left out. */
  counts: (counts: RollCounts) => string;
  answers: (participation: Participation) => string;
} {
  const { t, i18n } = useTranslation('lessons');
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 });
  const minutes = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return {
    share: (share) => percent.format(share),
    minutes: (ms) => minutes.format(ms / 60_000),
    counts: (counts) => {
      const said = marks.filter((mark) => counts[mark] > 0);
      return said.length === 0
        ? t('roll.nobody')
        : said.map((mark) => `${t(`roll.mark.${mark}`)} ${counts[mark]}`).join(' · ');
    },
    answers: ({ answersRight, answersGiven }) => (answersGiven === 0 ? '–' : `${answersRight} / ${answersGiven}`),
  };
}
