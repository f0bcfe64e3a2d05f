import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import type { PaletteProps } from './palette.tsx';

const isApple = /Mac|iPhone|iPad/u.test(navigator.userAgent);
export const PALETTE_SHORTCUT = isApple ? '⌘K' : 'Ctrl K';

const LazyPalette = lazy(() => import('./palette.tsx'));

/** The palette is its own chunk, fetched when it is first opened. */
export function Palette(props: PaletteProps): ReactNode {
  const everOpened = useRef(false);
  if (props.isOpen) everOpened.current = true;
  if (!everOpened.current) return null;
  return (
    <Suspense fallback={null}>
      <LazyPalette {...props} />
    </Suspense>
  );
}

/** Ctrl K and ⌘K open it anywhere, also while the caret stands in a document. */
export function usePaletteKeys(open: () => void): void {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const isShortcut = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
      if (!isShortcut || event.isComposing || event.defaultPrevented) return;
      event.preventDefault();
      latest.current();
    }
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
