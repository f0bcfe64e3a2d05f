import type { PreflightFigures, PreflightHint } from '@tongyan/media/client';
import { useTranslation } from 'react-i18next';

/** How figures and hints of a check are said. */
export function useCheckWords(): {
  figures: (figures: PreflightFigures) => string;
  hint: (hint: PreflightHint, figures: PreflightFigures) => string;
} {
  const { t, i18n } = useTranslation('live');
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 });
  return {
    figures: ({ device, widthPx, heightPx, level, roundTripMs, kbps, host, port }) =>
      [
        device,
        widthPx === undefined || heightPx === undefined ? undefined : `${widthPx} × ${heightPx}`,
        level === undefined ? undefined : t('check.figure.level', { level: percent.format(level) }),
        roundTripMs === undefined ? undefined : t('check.figure.roundTrip', { ms: Math.round(roundTripMs) }),
        kbps === undefined ? undefined : t('check.figure.mbps', { mbps: number.format(kbps / 1_000) }),
        host === undefined ? undefined : port === undefined ? host : `${host}:${port}`,
      ]
        .filter((part) => part !== undefined)
        .join(' · '),
    hint: (hint, { host, port }) =>
      t(`check.hint.${hint}`, { host: host ?? t('check.mediaServer'), port: port ?? t('check.itsPort') }),
  };
}
