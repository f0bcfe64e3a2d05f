import { type KeyboardEvent, type PointerEvent, type ReactNode, useCallback, useEffect, useRef } from 'react';

import styles from '../stage/stage.module.css';

export interface HoldButtonProps {
  readonly label: string;
  readonly press: () => void;
  readonly release: () => void;
  readonly isDisabled?: boolean;
  /** In a scene's own look; left out: as the kit's buttons. */
  readonly className?: string | undefined;
  /** What is drawn instead of the label, which then names it. */
  readonly children?: ReactNode;
}

/** A button that acts as long as it is held by pointer or key, and lets go where either is lost. */
export function HoldButton({
  label,
  press,
  release,
  isDisabled = false,
  className = styles['button'],
  children,
}: HoldButtonProps): ReactNode {
  const held = useRef(false);
  const latest = useRef(release);
  useEffect(() => {
    latest.current = release;
  });
  const letGo = useCallback(() => {
    if (!held.current) return;
    held.current = false;
    latest.current();
  }, []);
  useEffect(() => {
    window.addEventListener('blur', letGo);
    return () => {
      window.removeEventListener('blur', letGo);
      letGo();
    };
  }, [letGo]);
  const hold = (): void => {
    if (held.current) return;
    held.current = true;
    press();
  };
  const isKey = ({ key }: KeyboardEvent): boolean => key === ' ' || key === 'Enter';
  return (
    <button
      type="button"
      className={className}
      disabled={isDisabled}
      {...(children === undefined ? {} : { 'aria-label': label, title: label })}
      onContextMenu={(event) => event.preventDefault()}
      onPointerDown={(event: PointerEvent<HTMLButtonElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        hold();
      }}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onLostPointerCapture={letGo}
      onBlur={letGo}
      onKeyDown={(event) => {
        if (!isKey(event)) return;
        event.preventDefault();
        hold();
      }}
      onKeyUp={(event) => {
        if (isKey(event)) letGo();
      }}
    >
      {children ?? label}
    </button>
  );
}
