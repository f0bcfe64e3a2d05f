import type { ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from 'react-aria-components/Popover';
import styles from './popover.module.css';

export { DialogTrigger as PopoverTrigger };

export interface PopoverProps {
  label: string;
  placement?: NonNullable<AriaPopoverProps['placement']>;
  children: ReactNode;
}

/** A small bounded piece beside what it concerns; goes inside a PopoverTrigger, after its button. */
export function Popover({ label, placement = 'bottom start', children }: PopoverProps): ReactNode {
  return (
    <AriaPopover className={styles.popover ?? ''} placement={placement} offset={6}>
      <Dialog aria-label={label} className={styles.content ?? ''}>
        {children}
      </Dialog>
    </AriaPopover>
  );
}
