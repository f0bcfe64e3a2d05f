import { useEditorState } from '@tiptap/react';
import type { ReactNode } from 'react';
import { Toolbar } from 'react-aria-components/Toolbar';
import { tableCommands } from '../commands/tables.ts';
import { useEditorContext } from '../editor-context.ts';
import { useEditorText } from '../strings/index.ts';
import { ToolButton } from './tool-button.tsx';
import styles from './toolbar.module.css';

/** Rows, columns and cells of the table that the caret stands in. */
export function TableToolbar(): ReactNode {
  const t = useEditorText();
  const context = useEditorContext();
  const { editor } = context;
  const available = useEditorState({
    editor,
    selector: ({ editor: current }) =>
      tableCommands
        .filter((command) => command.isAvailable?.({ ...context, editor: current }) ?? true)
        .map((command) => command.id),
    equalityFn: (one, other) => one.join() === other?.join(),
  });
  return (
    <Toolbar aria-label={t('tableToolbar')} className={styles.toolbar ?? ''} data-kind="bubble">
      {tableCommands.map((command) => (
        <ToolButton
          key={command.id}
          icon={command.icon}
          label={t(command.label)}
          isDisabled={!available.includes(command.id)}
          onPress={() => command.run(context)}
        />
      ))}
    </Toolbar>
  );
}
