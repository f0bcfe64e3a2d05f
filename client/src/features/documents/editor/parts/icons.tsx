import type { ReactNode } from 'react';
import styles from './icons.module.css';

/** Line icons of the editor, on the 20-unit grid and in the hand of the interface's. */
const paths = {
  paragraph: 'M8 16.5v-13h6.5M12.5 3.5v13M8 3.5a3.5 3.5 0 0 0 0 7',
  heading1: 'M3 4.5v11M10 4.5v11M3 10h7M14 8.5l2.5-2v9',
  heading2: 'M3 4.5v11M10 4.5v11M3 10h7M13.5 8.5a2 2 0 1 1 3.4 1.4l-3.4 5.1h4',
  heading3: 'M3 4.5v11M10 4.5v11M3 10h7M13.5 7h3.5l-2 3a2.4 2.4 0 1 1-2 4',
  heading4: 'M3 4.5v11M10 4.5v11M3 10h7M16.5 15.5V7L13 12.5h5',
  bulletList: 'M8 5h9M8 10h9M8 15h9M3.5 5h.6M3.5 10h.6M3.5 15h.6',
  orderedList:
    'M8 5h9M8 10h9M8 15h9M3 4l1.2-.7v3.4M3 8.8c1.8-1 2.2.6.8 1.7L3 11.4h2M3 13.4h1.8l-1 1.2c1.4 0 1.4 1.9-.8 1.6',
  taskList: 'M9.5 5H17M9.5 10H17M9.5 15H17M3 5l1.3 1.3L7 3.5M3 10.5l1.3 1.3L7 9M3.3 14h2.5v2.5H3.3z',
  quote: 'M4 5v10M8 6.5h9M8 10h9M8 13.5h6',
  code: 'M7 6l-4 4 4 4M13 6l4 4-4 4',
  inlineCode: 'M7 6.5L3.5 10 7 13.5M13 6.5l3.5 3.5-3.5 3.5M11.2 5l-2.4 10',
  callOut: 'M3.5 4h13v12h-13zM7 4v12M10 8h4M10 11h3',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M8.5 4v12',
  image: 'M3 4h14v12H3zM3 13.5l4-4 3.5 3.5 2.5-2.5 4 4M13 7.5h.01',
  math: 'M15 5.5V4H5l5.5 6L5 16h10v-1.5',
  rule: 'M3 10h14M5 5h10M5 15h10',
  at: 'M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM13 7v4.2c0 2.3 4 2.3 4-1.2a7 7 0 1 0-3 5.8',
  bold: 'M6 4h5a3 3 0 0 1 0 6H6zM6 10h5.8a3.2 3.2 0 0 1 0 6.4H6z',
  italic: 'M8.5 4h6M5.5 16h6M12 4L8 16',
  underline: 'M6 4v5a4 4 0 0 0 8 0V4M5 16.5h10',
  strike: 'M3.5 10h13M14 6.5C13.5 3 6.5 3 6.5 6.5c0 1.5 1 2.3 2.5 2.9M6 13.5c.5 3.6 8 3.7 8 0 0-.7-.2-1.2-.6-1.7',
  highlight: 'M4 16.5h12M7.5 13.5l-1-2.5 6.5-7 3 2.8-6.2 6.7zM6.5 11l3.2 2.8',
  subscript: 'M3.5 5l7 8M10.5 5l-7 8M13.5 13.2c0-2 3.3-1.8 3 .2-.1 1-3 2.3-3 3.1h3.3',
  superscript: 'M3.5 7l7 8M10.5 7l-7 8M13.5 4.7c0-2 3.3-1.8 3 .2-.1 1-3 2.3-3 3.1h3.3',
  link: 'M8.5 11.5l3-3M9 6l1.5-1.5a3.5 3.5 0 0 1 5 5L14 11M11 14l-1.5 1.5a3.5 3.5 0 0 1-5-5L6 9',
  clear: 'M5 4.5h10M10 4.5L8.3 15M12.5 12.5l4 4M16.5 12.5l-4 4',
  undo: 'M6.5 5L3.5 8l3 3M3.5 8H12a4 4 0 0 1 0 8H8',
  redo: 'M13.5 5l3 3-3 3M16.5 8H8a4 4 0 0 0 0 8h4',
  rowAbove: 'M3 10.5h14v6H3zM10 10.5v6M10 8V3M7.5 5.5h5',
  rowBelow: 'M3 3.5h14v6H3zM10 3.5v6M10 12v5M7.5 14.5h5',
  rowDelete: 'M3 7h14v6H3zM8 10h4M3 3.5h14M3 16.5h14',
  columnLeft: 'M10.5 3v14h6V3zM10.5 10h6M8 10H3M5.5 7.5v5',
  columnRight: 'M3.5 3v14h6V3zM3.5 10h6M12 10h5M14.5 7.5v5',
  columnDelete: 'M7 3v14h6V3zM8.5 10h3M3.5 3v14M16.5 3v14',
  merge: 'M3 5h14v10H3zM6 10h3M14 10h-3M7.8 8.5L9.3 10l-1.5 1.5M12.2 8.5L10.7 10l1.5 1.5',
  split: 'M3 5h14v10H3zM10 5v10M5.5 10h2M12.5 10h2',
  headerRow: 'M3 4h14v12H3zM3 8h14M5 6h.01M8 6h7M10 8v8',
  trash: 'M4 5.5h12M7.5 5.5v-2h5v2M5.5 5.5l.5 11h8l.5-11M8.5 8.5v5M11.5 8.5v5',
  grip: 'M7.5 5h.01M12.5 5h.01M7.5 10h.01M12.5 10h.01M7.5 15h.01M12.5 15h.01',
  plus: 'M10 4v12M4 10h12',
  copy: 'M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7',
  up: 'M10 16V4M5.5 8.5L10 4l4.5 4.5',
  down: 'M10 4v12M5.5 11.5L10 16l4.5-4.5',
  chevronDown: 'M6 8l4 4 4-4',
  chevronUp: 'M6 12l4-4 4 4',
  close: 'M5 5l10 10M15 5L5 15',
  search: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13.2 13.2L17 17',
  list: 'M7.5 5H17M7.5 10H17M7.5 15H17M3.5 5h.5M3.5 10h.5M3.5 15h.5',
  keyboard: 'M2.5 5.5h15v9h-15zM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 11.5h7',
  person: 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4.5 16.5c0-3 2.2-4.5 5.5-4.5s5.5 1.5 5.5 4.5',
  document: 'M5 3h6.5L15.5 7v10H5zM11.5 3v4h4M7.5 10.5h5.5M7.5 13.5h5.5',
  eye: 'M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5zM10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z',
  play: 'M6 4l10 6-10 6z',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
} as const;

export type EditorIconName = keyof typeof paths;

export interface EditorIconProps {
  readonly name: EditorIconName;
  readonly size?: 16 | 20;
}

/** Decorative: the control that shows it has a name of its own. */
export function EditorIcon({ name, size = 20 }: EditorIconProps): ReactNode {
  return (
    <svg
      className={styles.icon}
      data-size={size}
      data-dots={name === 'grip' || undefined}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
