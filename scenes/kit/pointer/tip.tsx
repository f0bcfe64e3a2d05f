import { type ReactNode, useEffect, useLayoutEffect, useReducer, useRef } from 'react';

import styles from '../stage/stage.module.css';
import type { Pointed } from './pointer-bridge.tsx';

/** Values in a tip that is open are read again this often. */
const REFRESH_MS = 250;

/** Name and value of what is pointed at, beside the pointer. */
export function Tip({ pointed }: { readonly pointed: Pointed | null }): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  const [, refresh] = useReducer((count: number) => count + 1, 0);
  const open = pointed !== null;
  useEffect(() => {
    if (!open) return undefined;
    const timer = setInterval(refresh, REFRESH_MS);
    return () => clearInterval(timer);
  }, [open]);
  const text = pointed?.target.tip?.() ?? null;
  useLayoutEffect(() => {
    const element = ref.current;
    const parent = element?.parentElement;
    if (pointed === null || element === null || parent === null || parent === undefined) return;
    const left = Math.min(pointed.x + 14, parent.clientWidth - element.offsetWidth - 4);
    const below = pointed.y + 18;
    const top = below + element.offsetHeight > parent.clientHeight ? pointed.y - element.offsetHeight - 10 : below;
    element.style.transform = `translate(${Math.max(4, Math.round(left))}px, ${Math.max(4, Math.round(top))}px)`;
  });
  if (text === null) return null;
  return (
    <div ref={ref} className={styles['tip']} role="tooltip">
      <b>{text.title}</b>
      {text.lines?.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}
