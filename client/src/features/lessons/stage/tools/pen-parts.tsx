import { type StageEvent, type StageState, strokesInFront } from '@tongyan/media/timeline';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { PEN_COLOURS } from '../props.ts';
import type { StageHand } from './stage-tools.tsx';
import styles from './tools.module.css';

interface PenPartsProps {
  readonly stage: StageState;
  readonly hand: StageHand;
  readonly onHand: (hand: StageHand) => void;
  readonly onAct: (event: StageEvent) => void;
}

/** The pen, and while it is held its colours, the eraser, and everything away. */
export function PenParts({ stage, hand, onHand, onAct }: PenPartsProps): ReactNode {
  const { t } = useTranslation('lessons');
  const isHeld = hand.tool === 'pen' || hand.tool === 'eraser';
  return (
    <>
      <IconButton
        icon="pen"
        label={t('stagePen')}
        isActive={hand.tool === 'pen'}
        onPress={() => onHand({ ...hand, tool: hand.tool === 'pen' ? 'none' : 'pen' })}
      />
      {isHeld ? (
        <>
          <span role="group" aria-label={t('stagePenColour')} className={styles.colours}>
            {PEN_COLOURS.map((colour) => (
              <button
                key={colour}
                type="button"
                className={styles.colour}
                data-colour={colour}
                aria-label={t(`stagePen_${colour}`)}
                aria-pressed={hand.penColour === colour && hand.tool === 'pen'}
                onClick={() => onHand({ tool: 'pen', penColour: colour })}
              />
            ))}
          </span>
          <IconButton
            icon="eraser"
            label={t('stageEraser')}
            isActive={hand.tool === 'eraser'}
            onPress={() => onHand({ ...hand, tool: hand.tool === 'eraser' ? 'pen' : 'eraser' })}
          />
          <Button
            variant="quiet"
            size="small"
            isDisabled={strokesInFront(stage).length === 0}
            onPress={() => onAct({ kind: 'ink.clear' })}
          >
            {t('stageInkClear')}
          </Button>
        </>
      ) : null}
    </>
  );
}
