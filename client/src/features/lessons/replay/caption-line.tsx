import type { ReactNode } from 'react';
import type { Replay } from './moments.ts';
import styles from './replay.module.css';

const STAYS_MS = 4_000;

/** What was being said at a moment, where somebody wrote it down. */
export function CaptionLine({ replay, atMs }: { readonly replay: Replay; readonly atMs: number }): ReactNode {
  const said = replay.captions.findLast(
    ({ startMs, endMs }) => startMs <= atMs && atMs < Math.max(endMs ?? 0, startMs + STAYS_MS),
  );
  return said === undefined ? null : <p className={styles.caption}>{said.text}</p>;
}
