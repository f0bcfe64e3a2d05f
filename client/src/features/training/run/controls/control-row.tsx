import { memo, type ReactNode } from 'react';
import { Button } from '../../../../ui/button.tsx';
import { DoButton, HoldButton } from './action-buttons.tsx';
import { ChooseField, JoinForm, NumberField, TextFieldAction } from './action-fields.tsx';
import styles from './controls.module.css';
import type { ActionInput } from './perform.ts';
import { type ActionModel, quickAction, type RowModel } from './row-model.ts';

export interface ControlRowProps {
  readonly row: RowModel;
  readonly isOpen: boolean;
  /** Whether Tab comes to this row: to one of the list. */
  readonly isReached: boolean;
  readonly isReadOnly: boolean;
  readonly onOpen: (controlId: string | null) => void;
  readonly perform: (place: readonly [string, string], input: ActionInput) => void;
}

/** One control or instrument: what it shows, what can be done with it at once, and, where it is open, all that can be done. */
export const ControlRow = memo(function ControlRow(props: ControlRowProps): ReactNode {
  const { row, isOpen, isReached, isReadOnly, onOpen, perform } = props;
  const quick = quickAction(row);
  const performOf = (action: ActionModel) => (input: ActionInput) => perform([row.id, action.id], input);
  // Where nobody may operate it, it only shows.
  const isPlain = isReadOnly || row.actions.length === 0;
  return (
    <li className={styles.row} data-row={row.id} data-open={isOpen || undefined}>
      <div className={styles.line}>
        {row.key === null ? <span /> : <kbd aria-hidden="true">{row.key}</kbd>}
        <button
          type="button"
          className={styles.name}
          data-name
          tabIndex={isReached ? 0 : -1}
          {...(isPlain ? {} : { 'aria-expanded': isOpen })}
          {...(row.key === null ? {} : { 'aria-keyshortcuts': row.key })}
          onClick={() => onOpen(isOpen ? null : row.id)}
        >
          {row.name}
          <span className="visually-hidden">{`，${row.role}，${row.text}`}</span>
        </button>
        <span className={styles.value} data-tone={row.tone} aria-hidden="true">
          {row.text}
        </span>
        {quick === undefined || isOpen || isReadOnly ? null : (
          <Quick action={quick} isReached={isReached} onOpen={() => onOpen(row.id)} perform={performOf(quick)} />
        )}
      </div>
      {isOpen && !isPlain ? (
        <div className={styles.actions}>
          {row.actions.map((action) => (
            <Action key={action.id} action={action} perform={performOf(action)} />
          ))}
        </div>
      ) : null}
    </li>
  );
});

function Quick({
  action,
  isReached,
  onOpen,
  perform,
}: {
  readonly action: ActionModel;
  readonly isReached: boolean;
  readonly onOpen: () => void;
  readonly perform: (input: ActionInput) => void;
}): ReactNode {
  const common = { isReached, perform };
  if (action.kind === 'do') return <DoButton action={action} {...common} />;
  if (action.kind === 'hold') return <HoldButton action={action} {...common} />;
  return (
    <Button size="small" excludeFromTabOrder={!isReached} onPress={onOpen}>
      {action.label}
    </Button>
  );
}

function Action({
  action,
  ...rest
}: {
  readonly action: ActionModel;
  readonly perform: (input: ActionInput) => void;
}): ReactNode {
  switch (action.kind) {
    case 'do':
      return <DoButton action={action} {...rest} />;
    case 'hold':
      return <HoldButton action={action} {...rest} />;
    case 'number':
      return <NumberField action={action} {...rest} />;
    case 'choose':
      return <ChooseField action={action} {...rest} />;
    case 'join':
      return <JoinForm action={action} {...rest} />;
    case 'text':
      return <TextFieldAction action={action} {...rest} />;
  }
}
