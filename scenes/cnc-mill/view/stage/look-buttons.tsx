import type { ReactNode } from 'react';

import { useStage } from '../../../kit/index.ts';
import type { Word } from '../words/words.ts';
import { type LookId, LOOKS } from './looks.ts';
import styles from './stage.module.css';

/** Ways to look at the machine that one press reaches. */
export function LookButtons({ word }: { readonly word: Word }): ReactNode {
  const { camera } = useStage();
  const look = (id: LookId): void => {
    camera.lookAt(LOOKS[id], 1.1);
    // Into the part one looks from above.
    if (id === 'part' || id === 'cutting') camera.move({ kind: 'turn', azimuthRad: 0.25, polarRad: -0.3 });
  };
  return (
    <div className={styles['looks']} role="group" aria-label={word('look.aria')}>
      <button type="button" onClick={() => camera.goHome()}>
        {word('look.all')}
      </button>
      {(Object.keys(LOOKS) as LookId[]).map((id) => (
        <button key={id} type="button" onClick={() => look(id)}>
          {word(`look.${id}`)}
        </button>
      ))}
    </div>
  );
}
