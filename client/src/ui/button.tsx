import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components/Link';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import tooltipStyles from './tooltip.module.css';

/** One primary button a view: what is due first. `quiet` has no border; `danger` destroys or refuses. */
export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';

interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: IconName;
}

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'>, Look {
  children: ReactNode;
}

export function Button({ variant = 'plain', size = 'medium', icon, children, ...rest }: ButtonProps): ReactNode {
  return (
    <AriaButton {...rest} className={styles.button ?? ''} data-variant={variant} data-size={size}>
      {icon === undefined ? null : <Icon name={icon} size={16} />}
      {children}
    </AriaButton>
  );
}

export interface ButtonLinkProps extends Omit<AriaLinkProps, 'className' | 'style' | 'children'>, Look {
  children: ReactNode;
}

/** Goes somewhere, and looks like a button because it is the next thing to do. */
export function ButtonLink({
  variant = 'plain',
  size = 'medium',
  icon,
  children,
  ...rest
}: ButtonLinkProps): ReactNode {
  return (
    <AriaLink {...rest} className={styles.button ?? ''} data-variant={variant} data-size={size}>
      {icon === undefined ? null : <Icon name={icon} size={16} />}
      {children}
    </AriaLink>
  );
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  icon: IconName;
  /** Spoken, and shown as a tooltip. */
  label: string;
  size?: ButtonSize;
  /** The number of things behind it that wait for a person: drawn only, so say it in the label too. */
  count?: number;
  /** Pressed in, for a panel that is open. */
  isActive?: boolean;
}

export function IconButton({ icon, label, size = 'medium', count, isActive, ...rest }: IconButtonProps): ReactNode {
  return (
    <TooltipTrigger delay={600}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={classNames(styles.button, styles.iconOnly)}
        data-variant="quiet"
        data-size={size}
        {...(isActive === undefined ? {} : { 'aria-pressed': isActive })}
      >
        <Icon name={icon} />
        {count === undefined || count === 0 ? null : (
          <span className={styles.count} aria-hidden="true" data-count={count > 99 ? '99+' : count} />
        )}
      </AriaButton>
      <Tooltip className={tooltipStyles.tooltip ?? ''} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
