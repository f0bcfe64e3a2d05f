import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../../../api/client.ts';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { meetingLink } from '../../desk/links.ts';
import { useMeetingAction } from '../../desk/queries.ts';
import { useHere, useIsHost } from '../links/use-meeting.ts';

/** Leaves, or ends the meeting for everybody where one hosts it. */
export function LeaveDialog({
  isOpen,
  onOpenChange,
  onLeave,
}: {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onLeave: () => void;
}): ReactNode {
  const { t } = useTranslation('meetings');
  const { meeting } = useHere();
  const isHost = useIsHost();
  const navigate = useNavigate();
  const ending = useMeetingAction(() =>
    api('POST /api/meetings/:meetingId/end', { params: { meetingId: meeting.id } }),
  );
  const mayEnd = isHost && meeting.may.end;
  return (
    <Dialog
      title={t('leaveTitle')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      actions={(close) => (
        <>
          <Button onPress={close}>{t('stay')}</Button>
          {mayEnd ? (
            <Button variant="danger" isPending={ending.isPending} onPress={() => ending.mutate(undefined)}>
              {t('endForAll')}
            </Button>
          ) : null}
          <Button
            variant="primary"
            onPress={() => {
              close();
              onLeave();
              void navigate(meetingLink(meeting.id));
            }}
          >
            {t('leave')}
          </Button>
        </>
      )}
    >
      {() => <p>{t(mayEnd ? 'leaveTextHost' : 'leaveText')}</p>}
    </Dialog>
  );
}
