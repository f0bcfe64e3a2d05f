import type { StageEvent, StageState } from '@tongyan/media/timeline';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import type { StageMaterial } from '../props.ts';
import { Thumbnails } from '../slides/thumbnails.tsx';
import styles from './tools.module.css';
import { turnOf } from './use-stage-keys.ts';

interface PageButtonsProps {
  readonly stage: StageState;
  readonly materials: readonly StageMaterial[];
  readonly onAct: (event: StageEvent) => void;
}

/** Pages of the deck in front: one back, one on, or any of them by its picture. */
export function PageButtons({ stage, materials, onAct }: PageButtonsProps): ReactNode {
  const { t } = useTranslation('lessons');
  const [isOpen, setOpen] = useState(false);
  const { surface, slides } = stage;
  if (surface !== 'slides' || slides === null) return null;
  const [back, on] = [turnOf(stage, -1), turnOf(stage, 1)];
  const material = materials.find(({ id }) => id === slides.deckId);
  const url = material?.kind === 'slides' ? material.contentUrl : null;
  return (
    <>
      <IconButton
        icon="left"
        label={t('stagePageBack')}
        isDisabled={back === null}
        onPress={() => (back === null ? undefined : onAct(back))}
      />
      <Button variant="quiet" isDisabled={url === null} onPress={() => setOpen(true)}>
        <span className={styles.page} aria-label={t('stagePages', { page: slides.page, pages: slides.pages })}>
          {slides.page} / {slides.pages}
        </span>
      </Button>
      <IconButton
        icon="right"
        label={t('stagePageOn')}
        isDisabled={on === null}
        onPress={() => (on === null ? undefined : onAct(on))}
      />
      {url === null || !isOpen ? null : (
        <Dialog title={t('stageAllPages')} size="large" isOpen onOpenChange={setOpen}>
          {(close) => (
            <Thumbnails
              url={url}
              page={slides.page}
              onChoose={(page) => {
                close();
                onAct({ kind: 'slides.turn', page });
              }}
            />
          )}
        </Dialog>
      )}
    </>
  );
}
