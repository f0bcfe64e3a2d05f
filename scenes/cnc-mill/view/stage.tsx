import { type ReactNode, useCallback, useMemo } from 'react';

import { type HomeView, Stage as KitStage, useSounds } from '../../kit/index.ts';
import type { SceneViewProps } from '../../kit/scene-view.ts';
import { Machine } from './machine/machine.tsx';
import { LookButtons } from './stage/look-buttons.tsx';
import { boxAround } from './stage/looks.ts';
import { wordsOf } from './words/words.ts';

/** The open front, from the console down to the apron. */
const HOME: HomeView = {
  box: boxAround([-760, -760, -250], [1110, 300, 1010]),
  azimuthRad: 0.06,
  polarRad: 1.36,
  azimuthSpanRad: 0.85,
  polarSpanRad: 0.62,
  nearest: 240,
};

/** The picture of the machining centre. */
export function Stage(props: SceneViewProps): ReactNode {
  const { port, language, quality, sound, onSelect } = props;
  const board = useSounds(sound);
  const word = wordsOf(language);
  const onEmpty = useCallback(() => onSelect(null), [onSelect]);
  const overlay = useMemo(() => <LookButtons word={word} />, [word]);
  return (
    <KitStage
      language={language}
      quality={quality}
      home={HOME}
      label={word('stage.label')}
      onEmpty={onEmpty}
      overlay={overlay}
    >
      <Machine port={port} word={word} board={board} />
    </KitStage>
  );
}
