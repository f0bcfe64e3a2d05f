import type { EditorCommand } from './command.ts';

type TableAction =
  | 'addRowBefore'
  | 'addRowAfter'
  | 'deleteRow'
  | 'addColumnBefore'
  | 'addColumnAfter'
  | 'deleteColumn'
  | 'mergeCells'
  | 'splitCell'
  | 'toggleHeaderRow'
  | 'deleteTable';

const action = (name: TableAction, icon: EditorCommand['icon']): EditorCommand => ({
  id: name,
  label: name,
  icon,
  keywords: [],
  isAvailable: ({ editor }) => editor.can()[name](),
  run: ({ editor }) => editor.chain().focus()[name]().run(),
});

/** What can be done to the table that the caret stands in. */
export const tableCommands: readonly EditorCommand[] = [
  action('addRowBefore', 'rowAbove'),
  action('addRowAfter', 'rowBelow'),
  action('deleteRow', 'rowDelete'),
  action('addColumnBefore', 'columnLeft'),
  action('addColumnAfter', 'columnRight'),
  action('deleteColumn', 'columnDelete'),
  action('mergeCells', 'merge'),
  action('splitCell', 'split'),
  action('toggleHeaderRow', 'headerRow'),
  action('deleteTable', 'trash'),
];
