import { useThree } from '@react-three/fiber';
import { useEffect, useState } from 'react';

import { runSliced } from '../../../kit/stage/sliced.ts';
import { buildParts, type MachineParts } from './parts.ts';

/** The machine's parts; null until they are built, a few milliseconds at a time. */
export function useMachineParts(): MachineParts | null {
  const invalidate = useThree((state) => state.invalidate);
  const [parts, setParts] = useState<MachineParts | null>(null);
  useEffect(() => {
    const cancel = new AbortController();
    void runSliced(buildParts(setParts), cancel.signal).then(() => invalidate());
    return () => cancel.abort();
  }, [invalidate]);
  return parts;
}
