import type { ReactNode } from 'react';
import styles from './icon.module.css';

/** Line icons on a 20-unit grid, drawn for this product. Add new ones here, in the same hand. */
const paths = {
  again: 'M15.6 7A6.2 6.2 0 1 0 16 11.5M16.5 3.5V7.5H12.5',
  archive: 'M3 4.5h14v3.5H3zM4.5 8v8.5h11V8M8 11h4',
  bars: 'M3 16.5h14M5.5 13.5v-3M10 13.5v-9M14.5 13.5V8',
  bell: 'M5 13.5V9a5 5 0 0 1 10 0v4.5l1.5 1.5h-13zM8.5 17.5h3',
  board: 'M2.5 4h15v9.5h-15zM10 13.5v3M6.5 16.5h7M6 10.5c1-3 2-3 2.5-1.5s1.5.5 2.5-1.5 2-1.5 3-.5',
  book: 'M10 5.5c-2-1.5-4.5-1.7-7-1.3v11c2.5-.4 5-.2 7 1.3 2-1.5 4.5-1.7 7-1.3v-11c-2.5-.4-5-.2-7 1.3zM10 5.5v11',
  calendar: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3M13 3v3',
  camera: 'M2.5 5.5h10v9h-10zM12.5 9l5-2.5v7l-5-2.5',
  'camera-off': 'M6 5.5h6.5v6M12.5 13v1.5h-10v-9H4M12.5 9l5-2.5v7l-3-1.5M3 3l14 14',
  check: 'M4 10.5l4 4 8-9',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6.5V10l2.5 1.5',
  close: 'M5 5l10 10M15 5L5 15',
  cloud: 'M6 15.5a3.5 3.5 0 0 1-.4-7A4.5 4.5 0 0 1 14.3 9a3.3 3.3 0 0 1-.3 6.5z',
  'cloud-off':
    'M6 15.5a3.5 3.5 0 0 1-.4-7 4.5 4.5 0 0 1 1-2M9 4.9A4.5 4.5 0 0 1 14.3 9a3.3 3.3 0 0 1 2.4 5.2M3.5 3l13.5 14',
  comment: 'M3.5 4h13v9.5H9l-3.5 3v-3h-2z',
  copy: 'M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7',
  desk: 'M2.5 9.5h15M4.5 9.5v7M15.5 9.5v7M11 9.5V5h4v4.5',
  document: 'M5 3h6.5L15.5 7v10H5zM11.5 3v4h4M7.5 10.5h5.5M7.5 13.5h5.5',
  down: 'M6 8l4 4 4-4',
  download: 'M10 3.5v9M6.5 9l3.5 3.5L13.5 9M4 16.5h12',
  eraser: 'M8.5 15.5l-5-5 7-7 6 6-6 6zM7 7l6 6M8.5 15.5h8',
  error: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6.5v4.5M10 13.5h.01',
  expand: 'M11.5 3.5h5v5M8.5 16.5h-5v-5M16.5 3.5l-5.5 5.5M3.5 16.5L9 11',
  eye: 'M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5zM10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z',
  'eye-off':
    'M4.5 6.7C3.2 8.2 2.5 10 2.5 10S5 15 10 15c1.2 0 2.3-.3 3.2-.7M7.5 5.4A7 7 0 0 1 10 5c5 0 7.5 5 7.5 5a10 10 0 0 1-1.9 2.8M3.5 3l13 14',
  filter: 'M3 5h14M6 10h8M8.5 15h3',
  folder: 'M3 5h5l1.5 2H17v9H3z',
  globe: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM3 10h14M10 3c4 4 4 10 0 14M10 3c-4 4-4 10 0 14',
  grip: 'M7.5 5h.01M12.5 5h.01M7.5 10h.01M12.5 10h.01M7.5 15h.01M12.5 15h.01',
  history: 'M3.5 4.5V8H7M3.7 8A7 7 0 1 1 3 10.5M10 6.5V10l2.5 1.5',
  image: 'M3 4h14v12H3zM3 13.5l4-4 3.5 3.5 2.5-2.5 4 4M13 7.5h.01',
  hand: 'M6.5 10.5V5.2a1.2 1.2 0 0 1 2.4 0V9M8.9 9V3.9a1.2 1.2 0 0 1 2.4 0V9M11.3 9V5.2a1.2 1.2 0 0 1 2.4 0v6c0 3.6-1.6 5.3-4.2 5.3-2.2 0-3.2-1-4.3-3.2L3.8 10.6a1.2 1.2 0 0 1 2.1-1.1l.6 1',
  info: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 9.5v4M10 6.5h.01',
  key: 'M7 9a4 4 0 1 0 0 .01zM11 9h6.5M15 9v3M17.5 9v2',
  keyboard: 'M2.5 5.5h15v9h-15zM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 11.5h7',
  left: 'M12 5l-5 5 5 5',
  link: 'M8.5 11.5l3-3M9 6l1.5-1.5a3.5 3.5 0 0 1 5 5L14 11M11 14l-1.5 1.5a3.5 3.5 0 0 1-5-5L6 9',
  list: 'M7.5 5H17M7.5 10H17M7.5 15H17M3.5 5h.5M3.5 10h.5M3.5 15h.5',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  mic: 'M10 2.5a2.5 2.5 0 0 0-2.5 2.5v4a2.5 2.5 0 0 0 5 0V5A2.5 2.5 0 0 0 10 2.5zM4.5 9a5.5 5.5 0 0 0 11 0M10 14.5v3',
  'mic-off':
    'M7.5 6.5V9a2.5 2.5 0 0 0 4 2M12.5 8.5V5a2.5 2.5 0 0 0-4.6-1.4M4.5 9a5.5 5.5 0 0 0 8.6 4.5M15.5 9c0 .8-.2 1.5-.5 2.2M10 14.5v3M3 3l14 14',
  minus: 'M4 10h12',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  move: 'M3 5h5l1.5 2H17v9H3zM8 11.5h5M11 9.5l2 2-2 2',
  pen: 'M4 15.5V12l8.5-8.5L16 7l-8.5 8.5zM10.8 5.2l3.5 3.5M11 16.5h5.5',
  pause: 'M7 4.5v11M13 4.5v11',
  people:
    'M7.5 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 16.5c0-3 2-4.5 5-4.5s5 1.5 5 4.5M13 4.3a3 3 0 0 1 0 5.4M14.5 12.2c2 .5 3 2 3 4.3',
  person: 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4.5 16.5c0-3 2.2-4.5 5.5-4.5s5.5 1.5 5.5 4.5',
  play: 'M6.5 4.5v11l9-5.5z',
  plus: 'M10 4v12M4 10h12',
  pointer: 'M5 3.5l10.5 5-4.5 1.5-2 4.5z',
  quiz: 'M4 3h12v14H4zM6.5 7l1 1 2-2M11.5 7h2.5M6.5 12.5l1 1 2-2M11.5 12.5h2.5',
  record: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  right: 'M8 5l5 5-5 5',
  screen: 'M3 4h14v9H3zM10 13v3.5M6.5 16.5h7',
  search: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13.2 13.2L17 17',
  settings: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM7 12a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  share: 'M10 12.5v-9M6.5 7L10 3.5 13.5 7M5.5 10.5H4v6h12v-6h-1.5',
  shield: 'M10 3l6 2v5c0 3.5-2.5 6-6 7-3.5-1-6-3.5-6-7V5zM7.5 10l2 2 3.5-4',
  'sign-out': 'M8 3.5H4v13h4M12.5 6.5L16 10l-3.5 3.5M16 10H7.5',
  sound: 'M4 8v4h2.5L10 15.5v-11L6.5 8zM12.5 7.5a3.5 3.5 0 0 1 0 5M14.5 5.5a6.5 6.5 0 0 1 0 9',
  'sound-off': 'M4 8v4h2.5L10 15.5v-11L6.5 8zM13 8l4 4M17 8l-4 4',
  signal: 'M4 16v-2.5M8 16v-5.5M12 16V7M16 16V4',
  sort: 'M6 4v12M3.5 13.5L6 16l2.5-2.5M14 16V4M11.5 6.5L14 4l2.5 2.5',
  stack: 'M10 3l7 3.5-7 3.5-7-3.5zM3 10l7 3.5 7-3.5M3 13.5L10 17l7-3.5',
  star: 'M10 3.5l2 4.2 4.6.6-3.4 3.2.9 4.6-4.1-2.2-4.1 2.2.9-4.6L3.4 8.3l4.6-.6z',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 2.5V4M10 16v1.5M2.5 10H4M16 10h1.5M4.7 4.7l1 1M14.3 14.3l1 1M15.3 4.7l-1 1M5.7 14.3l-1 1',
  switch:
    'M2 12.5h3.5M14.5 12.5H18M6.8 11.6l6.4-5.1M6.5 11.5a1 1 0 1 0 0 2 1 1 0 0 0 0-2zM13.5 11.5a1 1 0 1 0 0 2 1 1 0 0 0 0-2z',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M8 4v12',
  trash: 'M4 5.5h12M7.5 5.5v-2h5v2M5.5 5.5l.5 11h8l.5-11M8.5 8.5v5M11.5 8.5v5',
  tree: 'M7.5 3.5h5v3h-5zM10 6.5V10M5 13.5V10h10v3.5M3 13.5h4v3H3zM13 13.5h4v3h-4z',
  undo: 'M6.5 5L3.5 8l3 3M3.5 8H12a4 4 0 0 1 0 8H8',
  up: 'M6 12l4-4 4 4',
  upload: 'M10 12.5v-9M6.5 7L10 3.5 13.5 7M4 16.5h12',
  warning: 'M10 3.5l7 12.5H3zM10 8v4M10 14h.01',
} as const;

export type IconName = keyof typeof paths;
export const iconNames = Object.keys(paths).toSorted() as IconName[];

export interface IconProps {
  name: IconName;
  /** 16 beside text of 13 px and less, 20 elsewhere. */
  size?: 16 | 20;
}

/** Decorative: whoever uses an icon alone gives its control an accessible name. */
export function Icon({ name, size = 20 }: IconProps): ReactNode {
  return (
    <svg
      className={styles.icon}
      data-size={size}
      data-dots={name === 'more' || name === 'grip' || undefined}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
