import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LadderBox } from '../../../../live/ladder-box.tsx';
import { useMedia, useMediaLink } from '../../../../live/media-link.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';

/** This page's line in numbers, and what is given up where it is weak. */
export function LineDialog({
  isOpen,
  onOpenChange,
}: {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}): ReactNode {
  const { t } = useTranslation('meetings');
  return (
    <Dialog title={t('tool_line')} size="medium" isOpen={isOpen} onOpenChange={onOpenChange}>
      {() => <Line />}
    </Dialog>
  );
}

function Line(): ReactNode {
  const { t } = useTranslation('meetings');
  const media = useMediaLink();
  const { ladder, line } = useMedia();
  return (
    <>
      <LadderBox
        of={null}
        content={t('lineContent')}
        kept={t('lineKept')}
        rung={ladder.rung}
        sinceMs={null}
        availableKbps={line?.received.availableKbps ?? null}
        isHeld={ladder.manual !== null}
        onHold={(rung) => media.chooseRung(rung)}
      />
      {line === null ? null : (
        <p>
          {t('lineNumbers', {
            down: Math.round(line.received.kbps),
            up: Math.round(line.sent.kbps),
            rtt: line.received.roundTripMs === null ? '—' : Math.round(line.received.roundTripMs),
            loss: ((line.received.lossShare ?? 0) * 100).toFixed(1),
          })}
        </p>
      )}
    </>
  );
}
