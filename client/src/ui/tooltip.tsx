import type { ReactNode } from 'react';
import { Focusable } from 'react-aria-components/Focusable';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import styles from './tooltip.module.css';

/** Words for what is pointed at or focused. Never the only place where something is said. */
export function Tooltip({ text, children }: { text: string; children: string }): ReactNode {
  return (
    <TooltipTrigger delay={400}>
      <Focusable>
        <span role="button" className={styles.term}>
          {children}
        </span>
      </Focusable>
      <AriaTooltip className={styles.tooltip ?? ''} offset={6}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
