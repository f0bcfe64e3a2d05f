import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { SignOutGuardProps } from './feature.ts';

const LOOK_AGAIN_MS = 500;

/** Work of a person that only this device has, as a feature keeps it. */
export interface UnsentWork {
  readonly count: (personId: string) => Promise<number>;
  readonly send: (personId: string) => Promise<unknown>;
  readonly discard: (personId: string) => Promise<unknown>;
}

export interface UnsentGuardProps extends SignOutGuardProps {
  readonly work: UnsentWork;
  readonly title: string;
  readonly text: (count: number) => readonly string[];
  /** What stands there while it is being sent. */
  readonly sending: string;
  readonly labels: { readonly discard: string; readonly keep: string; readonly stay: string };
}

/**
 * Before signing out: asks where work has not reached the server, and goes on by itself as soon as it has. Nothing is drawn where there
 * is none.
 */
export function UnsentGuard({ personId, onDecided, work, title, text, sending, labels }: UnsentGuardProps): ReactNode {
  const count = useUnsent(work, personId);
  const decided = useRef(onDecided);
  decided.current = onDecided;
  useEffect(() => {
    if (count === 0) decided.current(true);
  }, [count]);
  if (count === undefined || count === 0) return null;
  return (
    <Dialog
      role="alertdialog"
      title={title}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onDecided(false))}
      actions={() => (
        <>
          <Button variant="danger" onPress={() => void work.discard(personId).then(() => onDecided(true))}>
            {labels.discard}
          </Button>
          <Button onPress={() => onDecided(true)}>{labels.keep}</Button>
          <Button variant="primary" onPress={() => onDecided(false)}>
            {labels.stay}
          </Button>
        </>
      )}
    >
      {() => (
        <>
          {text(count).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <p role="status">{sending}</p>
        </>
      )}
    </Dialog>
  );
}

/** Undefined until the device has been asked. Asking also begins to send. */
function useUnsent(work: UnsentWork, personId: string): number | undefined {
  const [count, setCount] = useState<number>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const look = async (): Promise<void> => {
      const found = await work.count(personId);
      if (isGone) return;
      setCount(found);
      timer = setTimeout(() => void look(), LOOK_AGAIN_MS);
    };
    void look();
    void work.send(personId);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [work, personId]);
  return count;
}
