import { type ReactNode, useCallback, useMemo } from 'react';

import { type HomeView, Stage as KitStage, useSounds } from '../../kit/index.ts';
import type { SceneViewProps } from '../../kit/scene-view.ts';
import { Machine } from './machine/machine.tsx';
import { Refusal } from './panels/shared/refusal.tsx';
import { useCommands } from './panels/shared/use-commands.ts';
import { LookButtons } from './stage/look-buttons.tsx';
import { boxAround } from './stage/looks.ts';
import type { Operator } from './stage/operator.ts';
import { Selection } from './stage/selection.tsx';
import styles from './stage/stage.module.css';
import { wordsOf } from './words/words.ts';

/** The whole front, from the feet to the lamps, with the console. */
const HOME: HomeView = {
  box: boxAround([-1130, -760, -330], [1180, 300, 1290]),
  azimuthRad: 0.06,
  polarRad: 1.36,
  azimuthSpanRad: 0.85,
  polarSpanRad: 0.62,
  nearest: 240,
};

/** The picture of the machining centre. */
export function Stage(props: SceneViewProps): ReactNode {
  const { port, language, quality, sound, selected, onSelect, t } = props;
  const word = wordsOf(language);
  const board = useSounds(sound);
  const { give, refusal } = useCommands(port, t);
  const onEmpty = useCallback(() => onSelect(null), [onSelect]);
  const operator = useMemo<Operator>(
    () => ({
      port,
      word,
      select: onSelect,
      give: (name, args, place) => {
        board.click();
        // A replay or somebody else's run is only looked at.
        return port.readOnly ? Promise.resolve(false) : give(name, args, place);
      },
    }),
    [port, word, onSelect, give, board],
  );
  const told = refusal('stage');
  const overlay = (
    <>
      <LookButtons word={word} />
      <div className={styles['told']}>
        <Refusal text={told} />
      </div>
    </>
  );
  return (
    <KitStage
      language={language}
      quality={quality}
      home={HOME}
      label={word('stage.label')}
      onEmpty={onEmpty}
      overlay={overlay}
    >
      <Machine operator={operator} t={t} board={board} />
      <Selection port={port} selected={selected} />
    </KitStage>
  );
}
