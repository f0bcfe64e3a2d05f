import type { LessonTimeMs, StageEvent, StageState } from '@tongyan/media/timeline';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../../ui/button.tsx';
import type { PenColour, StageMaterial, StageTool } from '../props.ts';
import { zoomedAbout } from '../sheet/fit.ts';
import { OpenMenu } from './open-menu.tsx';
import { boardOpening } from './openings.ts';
import { PageButtons } from './page-buttons.tsx';
import { PenParts } from './pen-parts.tsx';
import { useStageKeys } from './use-stage-keys.ts';

/** What the lead teacher holds over the stage. */
export interface StageHand {
  readonly tool: StageTool;
  readonly penColour: PenColour;
}

export interface StageToolsProps {
  readonly stage: StageState;
  readonly at: () => LessonTimeMs;
  readonly materials: readonly StageMaterial[];
  readonly hand: StageHand;
  readonly onHand: (hand: StageHand) => void;
  readonly onAct: (event: StageEvent) => void;
}

const CENTRE = { x: 0.5, y: 0.5 };
const STEP = 1.5;

/** The lead teacher's tools for the stage, to stand in a bar: what is opened, its pages, pointer, pen, board, and how near it is. */
export function StageTools({ stage, at, materials, hand, onHand, onAct }: StageToolsProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { surface, zoom } = stage;
  useStageKeys(stage, onAct);
  const toggle = (tool: StageTool): void => onHand({ ...hand, tool: hand.tool === tool ? 'none' : tool });
  const enlarge = (factor: number): void => onAct({ kind: 'view.zoom', ...zoomedAbout(CENTRE, zoom, factor) });
  return (
    <>
      <OpenMenu stage={stage} at={at} materials={materials} onAct={onAct} />
      <PageButtons stage={stage} materials={materials} onAct={onAct} />
      <IconButton
        icon="pointer"
        label={t('stagePointer')}
        isActive={hand.tool === 'pointer'}
        isDisabled={surface === 'none'}
        onPress={() => toggle('pointer')}
      />
      {surface === 'slides' ? <PenParts stage={stage} hand={hand} onHand={onHand} onAct={onAct} /> : null}
      <Button variant="quiet" icon="board" onPress={() => onAct(boardOpening(stage, false))}>
        {t('stageBoard')}
      </Button>
      <IconButton
        icon="minus"
        label={t('stageZoomOut')}
        isDisabled={surface === 'none' || zoom.scale === 1}
        onPress={() => enlarge(1 / STEP)}
      />
      <IconButton
        icon="plus"
        label={t('stageZoomIn')}
        isDisabled={surface === 'none' || zoom.scale >= 8}
        onPress={() => enlarge(STEP)}
      />
    </>
  );
}
