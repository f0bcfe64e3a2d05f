import { useThree } from '@react-three/fiber';
import { useEffect, useMemo } from 'react';

import { runSliced } from '../stage/sliced.ts';
import { type Label, LabelSheet } from './label-sheet.ts';

/** A sheet that is drawn step by step while the page goes on; its places are known at once. Keep the array the same. */
export function useLabelSheet(labels: readonly Label[], pxPerUnit: number): LabelSheet {
  const invalidate = useThree((state) => state.invalidate);
  const sheet = useMemo(() => new LabelSheet(labels, pxPerUnit, { drawn: false }), [labels, pxPerUnit]);
  useEffect(() => {
    const cancel = new AbortController();
    void runSliced(sheet.drawing(), cancel.signal).then((whole) => {
      if (!whole) return;
      sheet.texture.needsUpdate = true;
      invalidate();
    });
    return () => {
      cancel.abort();
      sheet.dispose();
    };
  }, [sheet, invalidate]);
  return sheet;
}
