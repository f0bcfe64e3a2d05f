import type { ReactNode, RefObject } from 'react';
import { Header } from 'react-aria-components/Header';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger,
  type Key,
  type MenuProps as AriaMenuProps,
} from 'react-aria-components/Menu';
import { Popover, type PopoverProps } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import { Icon, type IconName } from './icon.tsx';
import styles from './menu.module.css';

export { MenuTrigger };

export interface MenuProps extends Omit<AriaMenuProps<object>, 'className' | 'style' | 'items' | 'children'> {
  'aria-label': string;
  placement?: NonNullable<PopoverProps['placement']>;
  /** For a menu outside a MenuTrigger: what it stands at, and whether it is open. */
  at?: {
    triggerRef: RefObject<HTMLElement | null>;
    isOpen: boolean;
    onOpenChange: (isOpen: boolean) => void;
  };
  children: ReactNode;
}

/** Goes inside a MenuTrigger, after its button; or `at` something. */
export function Menu({ placement = 'bottom start', at, children, ...rest }: MenuProps): ReactNode {
  return (
    <Popover className={styles.popover ?? ''} placement={placement} offset={4} {...at}>
      <AriaMenu
        {...rest}
        {...(at === undefined ? {} : { autoFocus: 'first', onClose: () => at.onOpenChange(false) })}
        className={styles.menu ?? ''}
      >
        {children}
      </AriaMenu>
    </Popover>
  );
}

export interface MenuItemProps {
  id: Key;
  label: string;
  /** A second, quieter line. */
  note?: string;
  icon?: IconName;
  href?: string;
  /** Destroys, or ends something. */
  isDanger?: boolean;
  isDisabled?: boolean;
  onAction?: () => void;
  shortcut?: string;
}

export function MenuItem({ label, note, icon, isDanger, shortcut, ...rest }: MenuItemProps): ReactNode {
  return (
    <AriaMenuItem {...rest} textValue={label} className={styles.item ?? ''} data-danger={isDanger || undefined}>
      {({ isSelected, selectionMode }) => (
        <>
          {icon === undefined ? null : <Icon name={icon} size={16} />}
          <span className={styles.words}>
            {label}
            {note === undefined ? null : <small>{note}</small>}
          </span>
          {shortcut === undefined ? null : <kbd className={styles.shortcut}>{shortcut}</kbd>}
          {selectionMode !== 'none' && isSelected ? <Icon name="check" size={16} /> : null}
        </>
      )}
    </AriaMenuItem>
  );
}

export interface MenuSectionProps {
  title: string;
  children: ReactNode;
  selected?: Key;
  onSelect?: (key: Key) => void;
}

/** A titled group; with `selected` one of its items is chosen. */
export function MenuSection({ title, children, selected, onSelect }: MenuSectionProps): ReactNode {
  const selection =
    selected === undefined
      ? {}
      : ({
          selectionMode: 'single',
          disallowEmptySelection: true,
          selectedKeys: [selected],
          onSelectionChange: (keys: 'all' | Set<Key>) => {
            if (keys !== 'all') for (const key of keys) onSelect?.(key);
          },
        } as const);
  return (
    <AriaMenuSection {...selection} className={styles.section ?? ''}>
      <Header className={styles.title ?? ''}>{title}</Header>
      {children}
    </AriaMenuSection>
  );
}

export function MenuSeparator(): ReactNode {
  return <Separator className={styles.separator ?? ''} />;
}
