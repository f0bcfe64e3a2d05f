import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import tooltipStyles from '../../../../ui/tooltip.module.css';
import { EditorIcon, type EditorIconName } from './icons.tsx';
import { shownShortcut } from './shortcut.ts';
import styles from './toolbar.module.css';

export interface ToolButtonProps {
  readonly icon: EditorIconName;
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly isActive?: boolean | undefined;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

/** A button of a toolbar. Pressing it leaves the focus in the text, where its work is done. */
export function ToolButton({
  icon,
  label,
  shortcut,
  isActive,
  isDisabled = false,
  onPress,
}: ToolButtonProps): ReactNode {
  return (
    <TooltipTrigger delay={600}>
      <Button
        className={styles.tool ?? ''}
        aria-label={label}
        isDisabled={isDisabled}
        preventFocusOnPress
        onPress={onPress}
        {...(isActive === undefined ? {} : { 'aria-pressed': isActive })}
      >
        <EditorIcon name={icon} />
      </Button>
      <Tooltip className={tooltipStyles.tooltip ?? ''} offset={6}>
        {shortcut === undefined ? label : `${label} ${shownShortcut(shortcut)}`}
      </Tooltip>
    </TooltipTrigger>
  );
}
