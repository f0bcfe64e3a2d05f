import { lazy, type ReactNode, Suspense } from 'react';

import type { SceneViewProps } from '../../../../kit/scene-view.ts';
import { wordsOf } from '../../words/words.ts';
import styles from '../shared/panel.module.css';

/** The editor comes only once somebody opens the panel. */
const Editor = lazy(() => import('./program-editor.tsx'));

/** The program in the control's memory: written, opened, checked, sent. */
export function ProgramPanel(props: SceneViewProps): ReactNode {
  const word = wordsOf(props.language);
  return (
    <Suspense fallback={<p className={styles['empty']}>{word('program.opening')}</p>}>
      <Editor {...props} />
    </Suspense>
  );
}
