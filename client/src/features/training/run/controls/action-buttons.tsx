import { useRef, type ReactNode } from 'react';
import { Button } from '../../../../ui/button.tsx';
import type { ActionProps } from './action-fields.tsx';

interface Tabbing {
  /** Whether Tab comes here: in a long list only what is current. */
  readonly isReached?: boolean;
}

export function DoButton({ action, perform, isReached = true }: ActionProps<'do'> & Tabbing): ReactNode {
  return (
    <Button
      size="small"
      isDisabled={!action.offered}
      excludeFromTabOrder={!isReached}
      onPress={() => perform({ kind: 'do' })}
    >
      {action.label}
    </Button>
  );
}

/** Held down as long as a finger, a pointer or a key is. */
export function HoldButton({ action, perform, isReached = true }: ActionProps<'hold'> & Tabbing): ReactNode {
  const isHeld = useRef(false);
  const set = (held: boolean): void => {
    if (isHeld.current === held) return;
    isHeld.current = held;
    perform({ kind: held ? 'press' : 'release' });
  };
  return (
    <Button
      size="small"
      excludeFromTabOrder={!isReached}
      onPressStart={() => set(true)}
      onPressEnd={() => set(false)}
      // Somebody who goes away with a key down lets go of the button as well.
      onBlur={() => set(false)}
    >
      {action.label}
    </Button>
  );
}
