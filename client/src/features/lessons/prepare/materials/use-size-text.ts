import { useTranslation } from 'react-i18next';

const KILO = 1_000;

/** A number of bytes as people say it: '840 kB', '12 MB'. */
export function useSizeText(): (bytes: number) => string {
  const { i18n } = useTranslation('lessons');
  return (bytes) => {
    const isSmall = bytes < KILO * KILO;
    const unit = isSmall ? 'kilobyte' : 'megabyte';
    const format = new Intl.NumberFormat(i18n.language, {
      style: 'unit',
      unit,
      maximumFractionDigits: isSmall ? 0 : 1,
    });
    return format.format(Math.max(1, bytes / (isSmall ? KILO : KILO * KILO)));
  };
}
