import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client.ts';
import { type ChosenPerson, PersonField } from '../../../../app/chosen-people.tsx';
import { DialogFoot } from '../../../../ui/dialog-foot.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Select } from '../../../../ui/select.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import type { LessonDetail, SeatKind } from '../../desk/types.ts';
import { useLessonAction } from '../../desk/use-lesson-action.ts';
import type { Place } from '../../plan/form.ts';
import { PlacePicker } from '../../plan/place-picker.tsx';
import { PupilPicker } from '../../plan/pupil-picker.tsx';
import type { SeatGroups } from './seat-groups.ts';
import styles from './seats.module.css';

const kinds: readonly SeatKind[] = [
  'assistantTeacher',
  'receivingClassroom',
  'leadClassroom',
  'student',
  'observer',
  'technician',
  'leadTeacher',
];
const inClassroom: ReadonlySet<SeatKind> = new Set(['assistantTeacher', 'receivingClassroom', 'leadClassroom']);
const NEW = 'new';

/** Gives one more seat, also while the lesson goes on. */
export function AddSeatDialog({
  lesson,
  groups,
  onClose,
}: {
  lesson: LessonDetail;
  groups: SeatGroups;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const [kind, setKind] = useState<SeatKind>('assistantTeacher');
  const [person, setPerson] = useState<ChosenPerson | null>(null);
  const [where, setWhere] = useState(groups.classrooms[0]?.classroomId ?? NEW);
  const [place, setPlace] = useState<Place | null>(null);
  const [name, setName] = useState('');
  const chosen = groups.classrooms.find(({ classroomId }) => classroomId === where)?.classroom;
  const classroom =
    chosen !== undefined
      ? { orgUnitId: chosen.orgUnitId, name: chosen.name, classGroupId: chosen.classGroupId }
      : place !== null && name.trim() !== ''
        ? { orgUnitId: place.orgUnitId, name: name.trim(), classGroupId: classOf(place, name) }
        : undefined;
  const needsClassroom = inClassroom.has(kind);
  const seated = new Set(lesson.seats.map(({ personId }) => personId));
  const isReady = person !== null && (!needsClassroom || classroom !== undefined);
  const adding = useLessonAction(
    (personId: string) =>
      api('POST /api/lessons/:lessonId/seats', {
        params: { lessonId: lesson.id },
        body: { seat: kind, personId, classroom: needsClassroom ? (classroom ?? null) : null },
      }),
    onClose,
  );
  return (
    <Dialog
      title={t('seats.add')}
      isOpen
      onOpenChange={onClose}
      actions={(close) => (
        <DialogFoot
          onCancel={close}
          action={t('seats.add')}

          isDisabled={!isReady}
          isPending={adding.isPending}
          onAct={() => (person === null ? undefined : adding.mutate(person.id))}
        />
      )}
    >
      {() => (
        <div className={styles.fields}>
          <Select<SeatKind>
            label={t('seats.kind')}
            value={kind}
            onChange={(next) => {
              setKind(next);
              // A pupil is found by their class, everybody else by name.
              setPerson(null);
            }}
            choices={kinds.map((id) => ({ id, label: t(`seat.${id}`) }))}
          />
          {needsClassroom ? (
            <Select
              label={t('plan.classrooms')}
              value={where}
              onChange={setWhere}
              choices={[
                ...groups.classrooms.map((each) => ({
                  id: each.classroomId,
                  label: `${each.classroom.orgUnitName} ${each.classroom.name}`,
                })),
                { id: NEW, label: t('seats.newClassroom') },
              ]}
            />
          ) : null}
          {needsClassroom && chosen === undefined ? (
            <>
              <PlacePicker
                label={t('plan.school')}
                placeholder={t('plan.schoolHint')}
                value={place}
                onChange={setPlace}
              />
              <TextField
                label={t('plan.class')}
                placeholder={t('plan.classHint')}
                value={name}
                maxLength={60}
                onChange={setName}
              />
            </>
          ) : null}
          {kind === 'student' ? (
            <>
              <PlacePicker
                label={t('plan.school')}
                placeholder={t('plan.schoolHint')}
                value={place}
                onChange={setPlace}
              />
              <PupilPicker
                places={place === null ? [] : [place]}
                people={person === null ? [] : [person]}
                without={seated}
                onChange={(people) => setPerson(people.at(-1) ?? null)}
              />
            </>
          ) : (
            <PersonField
              label={t('seats.person')}
              placeholder={t('plan.personHint')}
              person={person}
              without={seated}
              onChange={setPerson}
            />
          )}
        </div>
      )}
    </Dialog>
  );
}

/** The class of the rosters that is called so, where there is one. */
const classOf = (place: Place, name: string): string | null =>
  place.classGroups.find(({ title }) => title === name.trim())?.id ?? null;
