import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { IconButton } from '../../../ui/button.tsx';
import { DialogFoot } from '../../../ui/dialog-foot.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Menu, MenuItem, MenuTrigger } from '../../../ui/menu.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { LESSONS_KEY } from '../desk/queries.ts';
import type { LessonDetail } from '../desk/types.ts';
import { EditDialog } from './edit-dialog.tsx';

/** Changes a lesson that is not open yet, or calls it off. */
export function PlanMenu({ lesson }: { lesson: LessonDetail }): ReactNode {
  const { t } = useTranslation('lessons');
  const [asked, setAsked] = useState<'edit' | 'callOff'>();
  if (!lesson.may.plan || lesson.state !== 'planned') return null;
  return (
    <>
      <MenuTrigger>
        <IconButton icon="more" label={t('lesson.more')} />
        <Menu aria-label={t('lesson.more')} placement="bottom end">
          <MenuItem id="edit" icon="pen" label={t('lesson.edit')} onAction={() => setAsked('edit')} />
          <MenuItem
            id="call-off"
            icon="trash"
            isDanger
            label={t('lesson.callOff')}
            onAction={() => setAsked('callOff')}
          />
        </Menu>
      </MenuTrigger>
      {asked === 'edit' ? <EditDialog lesson={lesson} onClose={() => setAsked(undefined)} /> : null}
      {asked === 'callOff' ? <CallOffDialog lesson={lesson} onClose={() => setAsked(undefined)} /> : null}
    </>
  );
}

function CallOffDialog({ lesson, onClose }: { lesson: LessonDetail; onClose: () => void }): ReactNode {
  const { t } = useTranslation('lessons');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const callingOff = useMutation({
    mutationFn: () => api('DELETE /api/lessons/:lessonId', { params: { lessonId: lesson.id } }),
    onSuccess: async () => {
      showToast({ text: t('lesson.calledOff', { title: lesson.title }) });
      await navigate('/lessons');
      await queryClient.invalidateQueries({ queryKey: [LESSONS_KEY, 'timetable'] });
    },
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  return (
    <Dialog
      role="alertdialog"
      title={t('lesson.callOffTitle')}
      isOpen
      onOpenChange={onClose}
      actions={(close) => (
        <DialogFoot
          onCancel={close}
          cancel={t('lesson.keep')}
          action={t('lesson.callOff')}
          isDanger
          isPending={callingOff.isPending}
          onAct={() => callingOff.mutate()}
        />
      )}
    >
      {() => <p>{t('lesson.callOffText')}</p>}
    </Dialog>
  );
}
