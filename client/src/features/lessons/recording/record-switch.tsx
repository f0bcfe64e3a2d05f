import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { Button } from '../../../ui/button.tsx';
import { DialogFoot } from '../../../ui/dialog-foot.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Menu, MenuItem, MenuTrigger } from '../../../ui/menu.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { recordingQuery } from './recording-query.ts';
import { useLeadPicture } from './use-lead-picture.ts';

const ASK_AGAIN_MS = 10_000;
/** What waits on the device for less than this is no news. */
const TOLD_FROM_MS = 20_000;

type Wanted = 'start' | 'stop' | 'startWithPicture' | 'pictureOn' | 'pictureOff';

/** Turns recording on and off, with or without the lead teacher's own picture: everybody sees the red mark then. */
export function RecordSwitch({ lessonId }: { readonly lessonId: string }): ReactNode {
  const { t } = useTranslation('lessons');
  const problemText = useProblemText();
  const queries = useQueryClient();
  const query = recordingQuery(lessonId);
  const recording = useQuery({ ...query, refetchInterval: ASK_AGAIN_MS });
  const waitingMs = useLeadPicture();
  const [isAsking, setAsking] = useState(false);
  const turning = useMutation({
    async mutationFn(wanted: Wanted) {
      const params = { lessonId };
      const withPicture = wanted === 'startWithPicture' || wanted === 'pictureOn';
      const said =
        withPicture || wanted === 'pictureOff'
          ? await api('PUT /api/lessons/:lessonId/recording/picture', { params, body: { wanted: withPicture } })
          : undefined;
      if (wanted === 'stop') return api('POST /api/lessons/:lessonId/recording/stop', { params });
      if (said !== undefined && wanted !== 'startWithPicture') return said;
      return api('POST /api/lessons/:lessonId/recording', { params });
    },
    onSuccess: (changed) => queries.setQueryData(query.queryKey, changed),
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  const known = recording.data;
  if (known === undefined || (!known.may.start && !known.may.stop)) return null;
  const isOn = known.state === 'recording';
  const { wanted, agreed } = known.picture;
  const hasPicture = wanted && agreed === true;
  const label = isOn ? (known.recorder === 'recording' ? t('recordStop') : t('recordWaiting')) : t('recordStart');
  const turn = (what: Wanted) => (): void => turning.mutate(what);
  const button = (act?: () => void): ReactNode => (
    <Button
      variant="quiet"
      icon="record"
      isPending={turning.isPending}
      {...(act === undefined ? {} : { onPress: act, 'aria-pressed': isOn })}
    >
      {label}
    </Button>
  );
  // Whoever has no picture to be recorded has nothing to choose.
  if (agreed === null) return button(turn(isOn ? 'stop' : 'start'));
  return (
    <>
      <MenuTrigger>
        {button()}
        <Menu aria-label={t('recordChoose')}>
          {isOn ? (
            <MenuItem id="stop" icon="pause" label={t('recordStop')} onAction={turn('stop')} />
          ) : (
            <MenuItem
              id="voices"
              icon="mic"
              label={t('recordVoices')}
              onAction={hasPicture ? () => setAsking(true) : turn('start')}
            />
          )}
          {hasPicture && isOn ? (
            <MenuItem id="off" icon="camera-off" label={t('recordPictureOff')} onAction={() => setAsking(true)} />
          ) : (
            <MenuItem
              id="on"
              icon="camera"
              label={t(isOn ? 'recordPictureOn' : 'recordPicture')}
              note={t(wanted && !agreed ? 'recordPictureWanted' : 'recordPictureNote')}
              onAction={turn(isOn ? 'pictureOn' : 'startWithPicture')}
            />
          )}
        </Menu>
      </MenuTrigger>
      {waitingMs > TOLD_FROM_MS ? (
        <span role="status">{t('recordPictureWaits', { seconds: Math.round(waitingMs / 1_000) })}</span>
      ) : null}
      <Dialog
        role="alertdialog"
        title={t('recordPictureOffTitle')}
        isOpen={isAsking}
        onOpenChange={setAsking}
        actions={(close) => (
          <DialogFoot
            onCancel={close}
            cancel={t('recordPictureOffNot')}
            action={t('recordPictureOff')}
            isDanger
            onAct={() => {
              close();
              if (isOn) turning.mutate('pictureOff');
              else turning.mutate('pictureOff', { onSuccess: () => turning.mutate('start') });
            }}
          />
        )}
      >
        {() => <p>{t('recordPictureOffText')}</p>}
      </Dialog>
    </>
  );
}
