import type { LessonTimeMs, StageEvent, StageState } from '@tongyan/media/timeline';
import type { ExerciseFace } from '@tongyan/scenes/session';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import type { IconName } from '../../../../ui/icon.tsx';
import { Menu, MenuItem, MenuSection, MenuTrigger } from '../../../../ui/menu.tsx';
import { showToast } from '../../../../ui/toast.tsx';
import type { StageMaterial } from '../props.ts';
import { ExerciseDialog } from './exercise-dialog.tsx';
import { boardOpening, openingOf } from './openings.ts';

interface OpenMenuProps {
  readonly stage: StageState;
  readonly at: () => LessonTimeMs;
  readonly materials: readonly StageMaterial[];
  readonly onAct: (event: StageEvent) => void;
}

const ICONS: Readonly<Record<StageMaterial['kind'], IconName>> = {
  slides: 'stack',
  image: 'image',
  video: 'play',
  document: 'document',
  twin: 'switch',
};

/** Everything that can be brought to the front. */
export function OpenMenu({ stage, at, materials, onAct }: OpenMenuProps): ReactNode {
  const { t } = useTranslation('lessons');
  const [asked, setAsked] = useState<StageMaterial | null>(null);
  const open = async (material: StageMaterial, exercise?: ExerciseFace): Promise<void> => {
    const events = await openingOf(material, stage, at(), exercise);
    if (events.length === 0) showToast({ text: t('stageDeckFailed', { title: material.title }), tone: 'danger' });
    for (const event of events) onAct(event);
  };
  return (
    <>
      <MenuTrigger>
        <Button variant="quiet" icon="folder">
          {t('stageOpen')}
        </Button>
        <Menu aria-label={t('stageOpen')} placement="top start">
          <MenuSection title={t('stageMaterials')}>
            {materials.length === 0 ? <MenuItem id="none" label={t('stageNoMaterials')} isDisabled /> : null}
            {materials.map((material) => (
              <MenuItem
                key={material.id}
                id={material.id}
                label={material.title}
                icon={ICONS[material.kind]}
                onAction={() => (material.kind === 'twin' ? setAsked(material) : void open(material))}
              />
            ))}
          </MenuSection>
          <MenuSection title={t('stageBoards')}>
            {stage.boards.map(({ boardId }, index) => (
              <MenuItem
                key={boardId}
                id={`board ${boardId}`}
                label={t('stageBoardOf', { number: index + 1 })}
                icon="board"
                onAction={() => onAct({ kind: 'board.open', boardId })}
              />
            ))}
            <MenuItem
              id="new board"
              label={t('stageBoardNew')}
              icon="plus"
              onAction={() => onAct(boardOpening(stage, true))}
            />
          </MenuSection>
        </Menu>
      </MenuTrigger>
      {asked === null || asked.sceneId === null ? null : (
        <ExerciseDialog
          title={asked.title}
          sceneId={asked.sceneId}
          open={stage.twin}
          onChoose={(exercise) => {
            setAsked(null);
            void open(asked, exercise);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
