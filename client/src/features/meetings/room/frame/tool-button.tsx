import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import { Icon, type IconName } from '../../../../ui/icon.tsx';
import styles from './bars.module.css';

export interface ToolButtonProps extends Omit<ButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  readonly icon: IconName;
  /** Short, below the icon. */
  readonly word: string;
  /** What it does now, where the word alone does not say it. */
  readonly label?: string;
  readonly tone?: 'on' | 'off' | 'up' | 'danger';
  /** What waits behind it for somebody: say it in the label too. */
  readonly count?: number;
}

/** A tool of the meeting: an icon with its word, large enough for a thumb. */
export function ToolButton({ icon, word, label, tone, count = 0, ...rest }: ToolButtonProps): ReactNode {
  return (
    <AriaButton
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className={styles.tool ?? ''}
      data-tone={tone}
    >
      <Icon name={icon} />
      <span>{word}</span>
      {count === 0 ? null : (
        <span className={styles.count} aria-hidden="true">
          {count > 99 ? '99+' : count}
        </span>
      )}
    </AriaButton>
  );
}
