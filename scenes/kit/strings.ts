import type { Language } from '../session/index.ts';

/** What the kit itself says: of the picture and how it is moved, never of a scene. */
const ZH = {
  comes: '三维画面加载中…',
  noWebgl: '这台电脑的浏览器不能显示三维画面。旁边的控制列表可以完成全部操作。',
  contextLost: '三维画面中断，正在恢复。操作没有丢失，控制列表可以继续使用。',
  failed: '三维画面出错。控制列表可以继续完成操作。',
  retry: '重新显示画面',
  home: '回到初始视角',
  zoomIn: '放大',
  zoomOut: '缩小',
  keys: '方向键转动视角，加按 Shift 平移，+ 和 - 缩放，Home 回到初始视角。',
} as const;

const EN: Readonly<Record<KitText, string>> = {
  comes: 'The picture is coming…',
  noWebgl: 'This browser cannot show the picture in three dimensions. The list of controls beside it does everything.',
  contextLost: 'The picture was interrupted and is coming back. Nothing is lost; the list of controls goes on working.',
  failed: 'The picture has failed. The list of controls goes on working.',
  retry: 'Show the picture again',
  home: 'Back to the first view',
  zoomIn: 'Nearer',
  zoomOut: 'Farther',
  keys: 'Arrow keys turn the view, with Shift they move it, + and - zoom, Home goes back to the first view.',
};

export type KitText = keyof typeof ZH;

export const kitText = (language: Language, key: KitText): string => (language === 'en' ? EN : ZH)[key];
