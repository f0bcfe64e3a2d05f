import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignOutGuardProps } from '../../../../app/feature.ts';
import { UnsentGuard, type UnsentWork } from '../../../../app/unsent-guard.tsx';
import { forgetRuns, sendLeftRuns, unsentSteps } from '../device-runs.ts';

const STEPS: UnsentWork = {
  count: unsentSteps,
  send: sendLeftRuns,
  discard: (personId) => forgetRuns(personId, 'all'),
};

/** Before signing out: what of somebody's training only this device has is sent first, and where that fails they are asked. */
export default function SignOutGuard(props: SignOutGuardProps): ReactNode {
  const { t } = useTranslation('training');
  return (
    <UnsentGuard
      {...props}
      work={STEPS}
      title={t('runLeavingTitle')}
      text={(count) => [t('runLeavingText', { count })]}
      sending={t('runLeavingSending')}
      labels={{ discard: t('runLeavingDiscard'), keep: t('runLeavingKeep'), stay: t('runLeavingStay') }}
    />
  );
}
