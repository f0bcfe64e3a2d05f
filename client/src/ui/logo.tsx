import type { ReactNode } from 'react';

/** 同: a house with an open door and one line shared under its roof. */
export function Logo({ size = 28 }: { size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <rect x="2" y="1" width="24" height="26" rx="3" fill="var(--sea)" />
      <path d="M6 10.5h16V7a2 2 0 0 0-2-2H8a2 2 0 0 0-2 2z" fill="var(--paper)" />
      <path d="M6 14h16v7a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2z" fill="none" stroke="var(--paper)" strokeWidth="1.5" />
    </svg>
  );
}
