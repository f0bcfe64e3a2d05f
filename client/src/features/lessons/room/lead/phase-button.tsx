import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import type { Deeds } from '../links/use-deeds.ts';
import { useLive, useStage } from '../links/use-links.ts';

/** On to the next step of the plan; nothing where there is none. */
export function PhaseButton({ deeds }: { readonly deeds: Deeds }): ReactNode {
  const { t } = useTranslation('lessons');
  const { phases } = useLive().lesson;
  const { phaseId } = useStage().stage;
  const next = phases[phases.findIndex(({ id }) => id === phaseId) + 1];
  if (next === undefined) return <span />;
  return (
    <Button variant="primary" onPress={() => void deeds.stage({ kind: 'phase.begin', phaseId: next.id })}>
      {t(phaseId === null ? 'livePhaseFirst' : 'livePhaseNext', { name: next.name })}
    </Button>
  );
}
