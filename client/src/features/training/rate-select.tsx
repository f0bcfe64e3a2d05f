import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '../../ui/select.tsx';

export interface RateSelectProps {
  /** How many times as fast as the clock it may go. */
  readonly rates: readonly number[];
  readonly rate: number;
  readonly onChoose: (rate: number) => void;
}

/** How fast a run or its replay goes. */
export function RateSelect({ rates, rate, onChoose }: RateSelectProps): ReactNode {
  const { t } = useTranslation('training');
  return (
    <Select
      label={t('runRate')}
      isLabelHidden
      isQuiet
      choices={rates.map((one) => ({ id: String(one), label: `${one}×` }))}
      value={String(rate)}
      onChange={(chosen) => onChoose(Number(chosen))}
    />
  );
}
