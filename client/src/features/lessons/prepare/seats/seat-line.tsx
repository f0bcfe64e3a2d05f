import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client.ts';
import { PeoplePicker } from '../../../../app/people-picker.tsx';
import { Avatar } from '../../../../ui/avatar.tsx';
import { IconButton } from '../../../../ui/button.tsx';
import { DialogFoot } from '../../../../ui/dialog-foot.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Menu, MenuItem, MenuTrigger } from '../../../../ui/menu.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { showToast } from '../../../../ui/toast.tsx';
import type { LessonDetail, Seat } from '../../desk/types.ts';
import { useLessonAction } from '../../desk/use-lesson-action.ts';
import styles from './seats.module.css';

/** One seat, and what may be done with it. */
export function SeatLine({
  seat,
  lesson,
  mayChange,
}: {
  seat: Seat;
  lesson: LessonDetail;
  mayChange: boolean;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const [isReplacing, setReplacing] = useState(false);
  const params = { lessonId: lesson.id };
  const leading = useLessonAction(
    () => api('PUT /api/lessons/:lessonId/lead', { params, body: { seatId: seat.id } }),
    () => showToast({ text: t('seats.leadsNow', { name: seat.displayName }) }),
  );
  const letting = useLessonAction(() =>
    api('PATCH /api/lessons/:lessonId/seats/:seatId', {
      params: { ...params, seatId: seat.id },
      body: { barred: false },
    }),
  );
  // A pupil at home is named to few.
  const name = seat.displayName || t('seat.student');
  const severalLead = lesson.seats.filter((each) => each.seat === 'leadTeacher').length > 1;
  const mayLead = seat.seat === 'leadTeacher' && !seat.leads && lesson.may.handOver;
  const mayLetIn = seat.barred && lesson.may.moderate;
  return (
    <li className={styles.seat}>
      <Avatar name={name} personId={seat.personId} size={24} />
      <span className={styles.words}>
        <b>{name}</b>
        {seat.classroom === null ? null : (
          <small>{seat.seat === 'assistantTeacher' ? t('seat.assistantTeacher') : t('seats.screen')}</small>
        )}
      </span>
      {severalLead && seat.leads ? <Tag tone="chosen">{t('seats.leads')}</Tag> : null}
      {seat.barred ? <Tag tone="danger">{t('seats.barred')}</Tag> : null}
      {mayChange || mayLead ? (
        <MenuTrigger>
          <IconButton icon="more" size="small" label={t('seats.more', { name })} />
          <Menu aria-label={t('seats.more', { name })} placement="bottom end">
            {mayLead ? (
              <MenuItem
                id="lead"
                icon="person"
                label={t('seats.giveLead')}
                onAction={() => leading.mutate(undefined)}
              />
            ) : null}
            {mayLetIn ? (
              <MenuItem id="let-in" icon="undo" label={t('seats.letIn')} onAction={() => letting.mutate(undefined)} />
            ) : null}
            {mayChange ? (
              <MenuItem id="replace" icon="people" label={t('seats.replace')} onAction={() => setReplacing(true)} />
            ) : null}
          </Menu>
        </MenuTrigger>
      ) : null}
      {isReplacing ? <ReplaceDialog seat={seat} lesson={lesson} onClose={() => setReplacing(false)} /> : null}
    </li>
  );
}

function ReplaceDialog({
  seat,
  lesson,
  onClose,
}: {
  seat: Seat;
  lesson: LessonDetail;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const [person, setPerson] = useState<{ readonly id: string; readonly displayName: string }>();
  const replacing = useLessonAction(
    (personId: string) =>
      api('PUT /api/lessons/:lessonId/seats/:seatId/person', {
        params: { lessonId: lesson.id, seatId: seat.id },
        body: { personId },
      }),
    onClose,
  );
  return (
    <Dialog
      title={t('seats.replaceTitle', { seat: t(`seat.${seat.seat}`), name: seat.displayName })}
      isOpen
      onOpenChange={onClose}
      actions={(close) => (
        <DialogFoot
          onCancel={close}
          action={t('seats.replace')}

          isDisabled={person === undefined}
          isPending={replacing.isPending}
          onAct={() => (person === undefined ? undefined : replacing.mutate(person.id))}
        />
      )}
    >
      {() => (
        <div className={styles.fields}>
          <PeoplePicker
            label={t('seats.newPerson')}
            placeholder={t('plan.personHint')}
            without={new Set(lesson.seats.map(({ personId }) => personId))}
            onPick={setPerson}
          />
          <p role="status">
            {person === undefined ? t('seats.replaceText') : t('seats.chosen', { name: person.displayName })}
          </p>
        </div>
      )}
    </Dialog>
  );
}
