import { type KeyboardEvent, type PointerEvent, type ReactNode, useCallback, useEffect, useRef } from 'react';

import styles from '../shared/panel.module.css';

export interface HoldButtonProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
  readonly onRelease: () => void;
  readonly children: ReactNode;
}

/** Acts as long as it is held, by pointer or by Space or Enter; let go too where the focus or the pointer is lost. */
export function HoldButton({ label, disabled, onPress, onRelease, children }: HoldButtonProps): ReactNode {
  const held = useRef(false);
  const release = useCallback(() => {
    if (!held.current) return;
    held.current = false;
    onRelease();
  }, [onRelease]);
  const press = (): void => {
    if (held.current) return;
    held.current = true;
    onPress();
  };
  useEffect(() => release, [release]);
  return (
    <button
      type="button"
      className={styles['button']}
      aria-label={label}
      title={label}
      disabled={disabled}
      onPointerDown={(event: PointerEvent<HTMLButtonElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        press();
      }}
      onPointerUp={release}
      onPointerCancel={release}
      onBlur={release}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.repeat || (event.key !== ' ' && event.key !== 'Enter')) return;
        event.preventDefault();
        press();
      }}
      onKeyUp={(event: KeyboardEvent) => {
        if (event.key === ' ' || event.key === 'Enter') release();
      }}
    >
      {children}
    </button>
  );
}
