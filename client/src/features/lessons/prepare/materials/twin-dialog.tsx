import { MANIFESTS } from '@tongyan/scenes/catalogue';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogFoot } from '../../../../ui/dialog-foot.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { RadioGroup } from '../../../../ui/toggles.tsx';
import styles from './materials.module.css';
import { useMaterialActions } from './use-materials.ts';

/** A twin that the lead teacher works on the stage, and that all classrooms watch. */
export function TwinDialog({ lessonId, onClose }: { lessonId: string; onClose: () => void }): ReactNode {
  const { t, i18n } = useTranslation('lessons');
  const language = i18n.language === 'en' ? 'en' : 'zh-CN';
  const [sceneId, setSceneId] = useState<string>(MANIFESTS[0]?.id ?? '');
  const { addTwin } = useMaterialActions(lessonId);
  const scene = MANIFESTS.find(({ id }) => id === sceneId);
  return (
    <Dialog
      title={t('materials.addTwin')}
      isOpen
      onOpenChange={onClose}
      actions={(close) => (
        <DialogFoot
          onCancel={close}
          action={t('materials.add')}

          isDisabled={scene === undefined}
          isPending={addTwin.isPending}
          onAct={() => {
            if (scene === undefined) return;
            addTwin.mutate({ sceneId: scene.id, title: scene.title[language] }, { onSuccess: onClose });
          }}
        />
      )}
    >
      {() => (
        <div className={styles.fields}>
          <RadioGroup
            label={t('materials.twin')}
            value={sceneId}
            onChange={setSceneId}
            choices={MANIFESTS.map(({ id, title }) => ({ id, label: title[language] }))}
          />
        </div>
      )}
    </Dialog>
  );
}
