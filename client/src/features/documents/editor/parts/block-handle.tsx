import { DragHandle } from '@tiptap/extension-drag-handle-react';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuSection, MenuSeparator } from '../../../../ui/menu.tsx';
import { blockActions, runBlockAction } from '../commands/block-actions.ts';
import { blockCommands } from '../commands/blocks.ts';
import { useEditorContext } from '../editor-context.ts';
import { useEditorText } from '../strings/index.ts';
import { EditorIcon } from './icons.tsx';
import { shownShortcut } from './shortcut.ts';
import styles from './block-handle.module.css';

/** Kinds that hold text of their own and can become another kind. */
const convertible = new Set([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'taskList',
  'blockquote',
  'codeBlock',
  'callOut',
]);

/** The grip beside the block under the pointer: drag it to move the block, press it for the menu. */
export function BlockHandle(): ReactNode {
  const t = useEditorText();
  const context = useEditorContext();
  const { editor } = context;
  const [block, setBlock] = useState<{ readonly node: Node; readonly pos: number }>();
  const [isOpen, setOpen] = useState(false);
  const opened = useRef<typeof block>(undefined);
  const button = useRef<HTMLButtonElement>(null);

  const onNodeChange = useCallback(({ node, pos }: { node: Node | null; pos: number }) => {
    setBlock(node === null || pos < 0 ? undefined : { node, pos });
  }, []);

  const onOpenChange = (open: boolean): void => {
    if (open) opened.current = block;
    setOpen(open);
    // The handle stays where it is while its menu is open.
    editor.commands.setMeta('lockDragHandle', open);
  };

  const act = (key: string): void => {
    const target = opened.current;
    // The text may have changed under the menu: what is not there any more is left alone.
    if (!target || editor.state.doc.nodeAt(target.pos)?.type !== target.node.type) return;
    const { pos } = target;
    const action = blockActions.find(({ id }) => id === key);
    if (action) {
      runBlockAction(editor, action.id, pos);
      return;
    }
    const command = blockCommands.find((each) => each.id === key);
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.near(editor.state.doc.resolve(pos + 1))));
    command?.run(context);
  };

  return (
    <DragHandle
      editor={editor}
      onNodeChange={onNodeChange}
      computePositionConfig={positionConfig}
      onElementDragStart={() => {
        if (block)
          editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, block.pos)));
      }}
    >
      {/* No MenuTrigger, which opens as soon as the button goes down, and no preventFocusOnPress: either keeps a press from becoming a drag. */}
      <Button
        ref={button}
        className={styles.handle ?? ''}
        aria-label={t('blockHandle')}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        excludeFromTabOrder
        onPress={() => onOpenChange(!isOpen)}
      >
        <EditorIcon name="grip" />
      </Button>
      <Menu
        aria-label={t('blockMenu')}
        placement="right top"
        at={{ triggerRef: button, isOpen, onOpenChange }}
        onAction={(key) =>
          // The menu gives the focus back to the handle first; from there it belongs in the text.
          setTimeout(() => {
            act(String(key));
            editor.view.focus();
          }, 0)
        }
      >
        {blockActions.map(({ id, label, icon, shortcut }) => (
          <MenuItem
            key={id}
            id={id}
            label={t(label)}
            icon={icon}
            isDanger={id === 'delete'}
            {...(shortcut === undefined ? {} : { shortcut: shownShortcut(shortcut) })}
          />
        ))}
        {block && convertible.has(block.node.type.name) ? (
          <>
            <MenuSeparator />
            <MenuSection title={t('turnInto')}>
              {blockCommands.map((command) => (
                <MenuItem key={command.id} id={command.id} label={t(command.label)} />
              ))}
            </MenuSection>
          </>
        ) : null}
      </Menu>
    </DragHandle>
  );
}

const positionConfig = { placement: 'left-start', strategy: 'absolute' } as const;
