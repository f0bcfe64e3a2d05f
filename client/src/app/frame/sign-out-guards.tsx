import { lazy, Suspense, useContext, useEffect, useState, type ReactNode } from 'react';
import { FeaturesContext } from '../device-drafts.ts';
import type { SignOutGuardProps } from '../feature.ts';

/** Asks every feature in turn whether signing out may go on; one "stay" ends it. */
export function SignOutGuards({ personId, onDecided }: SignOutGuardProps): ReactNode {
  const features = useContext(FeaturesContext);
  const [guards] = useState(() =>
    features.flatMap(({ signOutGuard }) =>
      signOutGuard === undefined ? [] : [lazy(() => signOutGuard().catch(() => ({ default: LetThrough })))],
    ),
  );
  const [turn, setTurn] = useState(0);
  const Guard = guards[turn];
  if (Guard === undefined) return null;
  return (
    <Suspense fallback={null}>
      <Guard
        key={turn}
        personId={personId}
        onDecided={(leave) => {
          if (leave && turn + 1 < guards.length) setTurn(turn + 1);
          else onDecided(leave);
        }}
      />
    </Suspense>
  );
}

/** In the place of a guard whose code did not arrive: the server is then out of reach, and signing out says so itself. */
function LetThrough({ onDecided }: SignOutGuardProps): ReactNode {
  useEffect(() => onDecided(true), [onDecided]);
  return null;
}
