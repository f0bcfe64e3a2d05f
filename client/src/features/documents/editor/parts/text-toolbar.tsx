import { useEditorState } from '@tiptap/react';
import type { ReactNode } from 'react';
import { Toolbar } from 'react-aria-components/Toolbar';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from '../../../../ui/menu.tsx';
import { blockActions, blockAtCaret, runBlockAction } from '../commands/block-actions.ts';
import { blockCommands } from '../commands/blocks.ts';
import type { EditorCommand } from '../commands/command.ts';
import { insertCommands } from '../commands/inserts.ts';
import { clearStyles, markCommands } from '../commands/marks.ts';
import { useEditorContext } from '../editor-context.ts';
import { useEditorText } from '../strings/index.ts';
import { EditorIcon } from './icons.tsx';
import { shownShortcut } from './shortcut.ts';
import { ToolButton } from './tool-button.tsx';
import styles from './toolbar.module.css';

export interface TextToolbarProps {
  /** `bubble` stands at the selection; `bar` at the foot of a phone, with undo and insert. */
  readonly kind: 'bubble' | 'bar';
}

/** Styles of the selected text and the kind of its block. */
export function TextToolbar({ kind }: TextToolbarProps): ReactNode {
  const t = useEditorText();
  const context = useEditorContext();
  const { editor } = context;
  const active = useEditorState({
    editor,
    selector: ({ editor: current }) =>
      [...markCommands, ...blockCommands].filter((command) => command.isActive?.(current)).map((command) => command.id),
    equalityFn: (one, other) => one.join() === other?.join(),
  });
  const block = blockCommands.find((command) => active.includes(command.id)) ?? blockCommands[0];
  const tool = (command: EditorCommand): ReactNode => (
    <ToolButton
      key={command.id}
      icon={command.icon}
      label={t(command.label)}
      shortcut={command.shortcut}
      isActive={active.includes(command.id)}
      onPress={() => command.run(context)}
    />
  );
  return (
    <Toolbar aria-label={t('toolbar')} className={styles.toolbar ?? ''} data-kind={kind}>
      {kind === 'bar' ? (
        <>
          <ToolButton icon="undo" label={t('undo')} onPress={() => editor.commands.undo()} />
          <CommandMenu
            label={t('insert')}
            icon="plus"
            commands={insertCommands.filter((each) => each.isAvailable?.(context) ?? true)}
          />
          <BlockMenu />
        </>
      ) : null}
      {block === undefined ? null : (
        <CommandMenu
          label={t('turnInto')}
          text={t(block.label)}
          icon={block.icon}
          commands={blockCommands}
          active={active}
        />
      )}
      <span className={styles.divider} aria-hidden="true" />
      {markCommands.map(tool)}
      {tool(clearStyles)}
    </Toolbar>
  );
}

/** Where there is no pointer to show a handle beside the block: what it offers, for the block of the caret. */
function BlockMenu(): ReactNode {
  const t = useEditorText();
  const { editor } = useEditorContext();
  return (
    <MenuTrigger>
      <Button className={styles.tool ?? ''} aria-label={t('blockMenu')} preventFocusOnPress>
        <EditorIcon name="grip" />
      </Button>
      <Menu
        aria-label={t('blockMenu')}
        onAction={(key) => {
          const action = blockActions.find(({ id }) => id === key);
          setTimeout(() => {
            if (!action) return;
            runBlockAction(editor, action.id, blockAtCaret(editor.state));
            editor.commands.focus();
          }, 0);
        }}
      >
        {blockActions.map(({ id, label, icon }) => (
          <MenuItem key={id} id={id} label={t(label)} icon={icon} isDanger={id === 'delete'} />
        ))}
      </Menu>
    </MenuTrigger>
  );
}

interface CommandMenuProps {
  readonly label: string;
  readonly text?: string;
  readonly icon: EditorCommand['icon'];
  readonly commands: readonly EditorCommand[];
  readonly active?: readonly string[];
}

function CommandMenu({ label, text, icon, commands, active }: CommandMenuProps): ReactNode {
  const t = useEditorText();
  const context = useEditorContext();
  return (
    <MenuTrigger>
      <Button
        className={styles.tool ?? ''}
        preventFocusOnPress
        aria-label={text === undefined ? label : `${label}：${text}`}
        data-wide={text !== undefined || undefined}
      >
        {text === undefined ? <EditorIcon name={icon} /> : <span className={styles.blockName}>{text}</span>}
        {text === undefined ? null : <EditorIcon name="chevronDown" size={16} />}
      </Button>
      <Menu
        aria-label={label}
        {...(active === undefined ? {} : { selectionMode: 'single' as const, selectedKeys: active })}
        onAction={(key) => {
          // The menu gives the focus back to its button; the command then takes it into the text.
          const command = commands.find((each) => each.id === key);
          setTimeout(() => command?.run(context), 0);
        }}
      >
        {commands.map((command) => (
          <MenuItem
            key={command.id}
            id={command.id}
            label={t(command.label)}
            {...(command.shortcut === undefined ? {} : { shortcut: shownShortcut(command.shortcut) })}
          />
        ))}
      </Menu>
    </MenuTrigger>
  );
}
