import type { ReactNode } from 'react';
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components/Link';
import styles from './link.module.css';

export interface LinkProps extends Omit<AriaLinkProps, 'className' | 'style' | 'children'> {
  children: ReactNode;
  /** `sea` says act; `ink` for titles in lists, underlined when pointed at; `inline` inside a sentence, always underlined. */
  tone?: 'sea' | 'ink' | 'inline';
}

export function Link({ tone = 'sea', children, ...rest }: LinkProps): ReactNode {
  return (
    <AriaLink {...rest} className={styles.link ?? ''} data-tone={tone}>
      {children}
    </AriaLink>
  );
}
