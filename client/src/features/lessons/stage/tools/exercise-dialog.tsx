import { useQuery } from '@tanstack/react-query';
import type { TwinState } from '@tongyan/media/timeline';
import { loadFace } from '@tongyan/scenes/catalogue/scenes';
import type { ExerciseFace, SceneFace } from '@tongyan/scenes/session';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../../../app/query-view.tsx';
import { DialogFoot } from '../../../../ui/dialog-foot.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { ErrorState } from '../../../../ui/states.tsx';
import { RadioGroup } from '../../../../ui/toggles.tsx';

interface ExerciseDialogProps {
  readonly title: string;
  readonly sceneId: string;
  /** The run that the stage knows; one of this scene can go on. */
  readonly open: TwinState | null;
  /** Nothing: what was open goes on. */
  readonly onChoose: (exercise: ExerciseFace | undefined) => void;
  readonly onClose: () => void;
}

const GO_ON = 'go on';

/** With which exercise of its scene a twin comes onto the stage. */
export function ExerciseDialog({ title, sceneId, open, onChoose, onClose }: ExerciseDialogProps): ReactNode {
  const { t, i18n } = useTranslation('lessons');
  const isOpen = open?.sceneId === sceneId;
  const [chosen, setChosen] = useState<string | null>(isOpen ? GO_ON : null);
  const query = useQuery({
    queryKey: ['scene-face', sceneId],
    queryFn: async () => (await loadFace(sceneId)) ?? null,
    staleTime: Infinity,
  });
  const exercises = query.data?.exercises ?? [];
  const exerciseId = chosen ?? exercises[0]?.id ?? null;
  const say = (face: SceneFace, key: string): string =>
    face.strings[i18n.language === 'en' ? 'en' : 'zh-CN'][key] ?? key;
  return (
    <Dialog
      size="medium"
      title={title}
      isOpen
      onOpenChange={onClose}
      actions={(close) => (
        <DialogFoot
          onCancel={close}
          action={t('stageTwinBring')}
          isDisabled={exercises.length === 0}
          onAct={() => onChoose(exercises.find(({ id }) => id === exerciseId))}
        />
      )}
    >
      {() => (
        <QueryView query={query} loading={3}>
          {(face) =>
            face === null ? (
              <ErrorState title={t('stageTwinFailed')} text={t('stageMaterialMissing')} />
            ) : (
              <RadioGroup
                label={t('stageTwinExercise')}
                value={exerciseId}
                onChange={setChosen}
                choices={[
                  ...(isOpen ? [{ id: GO_ON, label: t('stageTwinGoOn'), note: t('stageTwinGoOnNote') }] : []),
                  ...face.exercises.map(({ id, title: name, summary, faultCount }) => ({
                    id,
                    label: say(face, name),
                    // Faults are laid by an instructor of a training: the stage has none.
                    note: faultCount.least > 0 ? t('stageTwinNoFault') : say(face, summary),
                  })),
                ]}
              />
            )
          }
        </QueryView>
      )}
    </Dialog>
  );
}
