import { type ReactNode, useEffect, useRef, useState } from 'react';

import type { SessionPort } from '../../../session/index.ts';
import styles from '../overlay/overlay.module.css';
import type { Say } from '../strings/index.ts';
import { useHappenings } from './use-happenings.ts';

const SHOWN_MS = 7000;

/** What harms, over the whole picture: a flash and what it was. */
export function Danger({ port, say }: { readonly port: SessionPort; readonly say: Say }): ReactNode {
  const [danger, setDanger] = useState<{ readonly kind: 'shock' | 'short'; readonly number: number } | null>(null);
  const count = useRef(0);
  useHappenings(port, (happening) => {
    const kind =
      happening.kind === 'shock' ? 'shock' : happening.kind === 'fuse' && happening.part === 'FU1' ? 'short' : null;
    if (kind === null) return;
    count.current += 1;
    setDanger({ kind, number: count.current });
  });
  useEffect(() => {
    if (danger === null) return undefined;
    const timer = setTimeout(() => setDanger(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [danger]);
  if (danger === null) return null;
  return (
    <>
      <div key={danger.number} className={`${styles['flash']} ${danger.kind === 'shock' ? styles['shock'] : ''}`} />
      <div className={styles['danger']} role="alert">
        {say(danger.kind)}
      </div>
    </>
  );
}
