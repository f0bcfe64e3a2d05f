import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SurfaceBoundary } from '../sheet/surface-boundary.tsx';
import { Sheet } from '../sheet/sheet.tsx';
import { Waiting } from '../sheet/waiting.tsx';
import { WIDE } from '../sheet/fit.ts';
import type { StageViewProps } from '../props.ts';

/** Excalidraw is large: it comes with the first board. */
const BoardCanvas = lazy(() => import('./board-canvas.tsx'));

/** The board in use: one white sheet, the same part of it in every classroom. */
export function BoardSurface(props: StageViewProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { stage, onAct, tool = 'none' } = props;
  const board = stage.boards.find(({ boardId }) => boardId === stage.boardId);
  return (
    <Sheet {...props} aspect={WIDE} enlargesItself>
      {({ size }) => (
        <SurfaceBoundary>
          <Suspense fallback={<Waiting label={t('stageBoardComes')} />}>
            <BoardCanvas
              key={stage.boardId}
              board={board}
              size={size}
              zoom={stage.zoom}
              onAct={tool === 'none' ? onAct : undefined}
            />
          </Suspense>
        </SurfaceBoundary>
      )}
    </Sheet>
  );
}
