import '@excalidraw/excalidraw/index.css';
import {
  CaptureUpdateAction,
  Excalidraw,
  FONT_FAMILY,
  reconcileElements,
  restoreElements,
} from '@excalidraw/excalidraw';
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI, ExcalidrawInitialDataState } from '@excalidraw/excalidraw/types';
import type { BoardState, StageEvent } from '@tongyan/media/timeline';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inBrowser, spaced } from '../pointer/spaced.ts';
import type { Size, Zoom } from '../sheet/fit.ts';
import { BoardChanges, elementsOf } from './board-elements.ts';
import { viewOf } from './board-view.ts';
import styles from './board.module.css';

export interface BoardCanvasProps {
  readonly board: BoardState | undefined;
  readonly size: Size;
  readonly zoom: Zoom;
  /** Left out where nobody draws here. */
  readonly onAct: ((event: StageEvent) => void) | undefined;
}

declare global {
  interface Window {
    EXCALIDRAW_ASSET_PATH?: string;
  }
}
/** Its fonts, which the build lays there (scripts/vite/board-fonts.ts). */
window.EXCALIDRAW_ASSET_PATH = '/assets/excalidraw/';

/** What is drawn goes out seven times a second. */
const EVERY_MS = 150;
const NO_ACTIONS = {
  changeViewBackgroundColor: false,
  clearCanvas: false,
  export: false,
  loadScene: false,
  saveToActiveFile: false,
  toggleTheme: false,
  saveAsImage: false,
} as const;
const UI = { canvasActions: NO_ACTIONS, tools: { image: false } };

const restored = (board: BoardState | undefined) =>
  // The log's own shape was checked as far as it must be; Excalidraw repairs the rest itself.
  restoreElements(elementsOf(board) as unknown as readonly ExcalidrawElement[], null);

/** A board of the log in Excalidraw: drawn by whoever leads, looked at by the others. */
export default function BoardCanvas({ board, size, zoom, onAct }: BoardCanvasProps): ReactNode {
  const { i18n } = useTranslation('lessons');
  const [excalidraw, setExcalidraw] = useState<ExcalidrawImperativeAPI | null>(null);
  const act = useRef(onAct);
  act.current = onAct;
  const changes = useMemo(() => new BoardChanges(), []);
  const tell = useMemo(
    () =>
      spaced<readonly ExcalidrawElement[]>((elements) => {
        for (const event of changes.since(elements)) act.current?.(event);
      }, inBrowser(EVERY_MS)),
    [changes],
  );
  const [initial] = useState(() => startOf(board));
  const draws = onAct !== undefined;

  useEffect(() => {
    if (excalidraw === null) return;
    const remote = restored(board);
    changes.know(elementsOf(board));
    const local = excalidraw.getSceneElementsIncludingDeleted();
    // Whoever draws keeps what is under the hand; for others the log alone counts, also where it goes back in a replay.
    const elements = draws
      ? reconcileElements(local, remote as unknown as Parameters<typeof reconcileElements>[1], excalidraw.getAppState())
      : remote;
    excalidraw.updateScene({ elements, captureUpdate: CaptureUpdateAction.NEVER });
  }, [excalidraw, board, draws, changes]);

  const view = useMemo(() => viewOf(size, zoom), [size, zoom]);
  useEffect(() => {
    if (excalidraw === null) return undefined;
    const show = (): void => excalidraw.updateScene({ appState: { ...view } as never });
    show();
    // The sheet is one and the same everywhere: nobody moves away from it alone.
    return excalidraw.onScrollChange((scrollX, scrollY, { value }) => {
      const isThere =
        Math.abs(scrollX - view.scrollX) < 1 && Math.abs(scrollY - view.scrollY) < 1 && value === view.zoom.value;
      if (!isThere) show();
    });
  }, [excalidraw, view]);
  // Another surface is in front by then, and takes no strokes.
  useEffect(() => tell.drop, [tell]);

  return (
    <div className={styles.board} data-draws={draws || undefined} onWheelCapture={(event) => event.stopPropagation()}>
      <Excalidraw
        excalidrawAPI={setExcalidraw}
        initialData={initial}
        onChange={(elements) => (act.current === undefined ? undefined : tell.give(elements))}
        viewModeEnabled={!draws}
        zenModeEnabled={!draws}
        langCode={i18n.language === 'en' ? 'en' : 'zh-CN'}
        theme="light"
        UIOptions={UI}
        aiEnabled={false}
        handleKeyboardGlobally={false}
        autoFocus={false}
        detectScroll={false}
      />
    </div>
  );
}

function startOf(board: BoardState | undefined): ExcalidrawInitialDataState {
  return {
    elements: restored(board),
    appState: {
      viewBackgroundColor: '#ffffff',
      // A face of the system: Excalidraw's own would have to be fetched from elsewhere, and have no Chinese.
      currentItemFontFamily: FONT_FAMILY.Helvetica,
      currentItemRoughness: 0,
      currentItemStrokeColor: '#1b2423',
      activeTool: { type: 'freedraw', customType: null, locked: true, lastActiveTool: null },
    },
    scrollToContent: false,
  };
}
