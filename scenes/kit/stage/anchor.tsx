import { type ReactNode, useEffect, useRef } from 'react';

import type { Point } from './anchor-registry.ts';
import { useStage } from './stage-context.ts';
import styles from './stage.module.css';

/** Words beside a point of the picture: a callout, a refusal. Stands in a stage's `overlay`. */
export function Anchor({ at, children }: { readonly at: Point; readonly children: ReactNode }): ReactNode {
  const { anchors } = useStage();
  const ref = useRef<HTMLDivElement>(null);
  const [x, y, z] = at;
  useEffect(() => {
    const element = ref.current;
    return element === null ? undefined : anchors.add(element, [x, y, z]);
  }, [anchors, x, y, z]);
  return (
    <div ref={ref} className={styles['anchor']}>
      {children}
    </div>
  );
}
