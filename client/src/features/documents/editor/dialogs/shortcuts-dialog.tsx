import type { ReactNode } from 'react';
import { Dialog } from '../../../../ui/dialog.tsx';
import { blockCommands } from '../commands/blocks.ts';
import { insertCommands } from '../commands/inserts.ts';
import { clearStyles, markCommands } from '../commands/marks.ts';
import { shownShortcut } from '../parts/shortcut.ts';
import { type PlainStringKey, useEditorText } from '../strings/index.ts';
import styles from './dialogs.module.css';

type Row = readonly [label: PlainStringKey, ...shortcuts: string[]];

const rowsOf = (commands: readonly { readonly label: PlainStringKey; readonly shortcut?: string }[]): Row[] =>
  commands.flatMap(({ label, shortcut }) => (shortcut === undefined ? [] : [[label, shortcut] as const]));

const groups: readonly (readonly [PlainStringKey, readonly Row[]])[] = [
  ['shortcutsText', rowsOf([...markCommands, clearStyles])],
  [
    'shortcutsBlocks',
    [
      ...rowsOf(blockCommands),
      ['shortcutIndent', 'Tab', 'Shift-Tab'],
      ['shortcutMoveBlock', 'Alt-Shift-ArrowUp', 'Alt-Shift-ArrowDown'],
      ['shortcutHardBreak', 'Shift-Enter'],
    ],
  ],
  [
    'shortcutsInsert',
    [
      ['shortcutSlash', '/'],
      ...rowsOf(insertCommands),
      ['shortcutCells', 'Tab', 'Shift-Tab'],
      ['shortcutImage', 'Alt-ArrowLeft', 'Alt-ArrowRight'],
    ],
  ],
  [
    'shortcutsMoving',
    [
      ['undo', 'Mod-z'],
      ['redo', 'Mod-Shift-z'],
      ['find', 'Mod-f'],
      ['replace', 'Mod-h'],
      ['shortcutToolbar', 'Alt-F10'],
      ['shortcutHelp', 'Mod-/', '?'],
    ],
  ],
];

/** Every key that the editor knows. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useEditorText();
  return (
    <Dialog title={t('shortcutsTitle')} size="large" isOpen onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      {() => (
        <div className={styles.shortcuts} role="group" aria-label={t('shortcutsTitle')} tabIndex={0}>
          {groups.map(([title, rows]) => (
            <section key={title}>
              <h3>{t(title)}</h3>
              <dl>
                {rows.map(([label, ...shortcuts]) => (
                  <div key={label}>
                    <dt>{t(label)}</dt>
                    <dd>
                      {shortcuts.map((shortcut) => (
                        <kbd key={shortcut}>{shownShortcut(shortcut)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      )}
    </Dialog>
  );
}
