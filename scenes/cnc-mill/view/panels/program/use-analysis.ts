import { useEffect, useState, useSyncExternalStore } from 'react';

import { useLive } from '../../../../kit/index.ts';
import type { SessionPort } from '../../../../session/index.ts';
import { TOOL_NUMBERS } from '../../../model/machine/interface.ts';
import { type SeenMode, seenMode, signal } from '../../now.ts';
import { Analyser } from './analyser.ts';
import { programStoreOf, shownText } from './program-store.ts';
import { type Analysis, tooLong } from './tool-path.ts';

/** How long nobody has typed before a text is looked at. */
const QUIET_MS = 350;

export interface LookedAt {
  readonly text: string;
  /** Null while it is being looked at. */
  readonly analysis: Analysis | null;
}

function useProgramText(port: SessionPort): string {
  const store = programStoreOf(port);
  return shownText(useSyncExternalStore(store.subscribe, store.texts));
}

/** Mistakes and path of the text that is shown, found in a thread apart. */
export function useAnalysis(port: SessionPort): LookedAt {
  const text = useProgramText(port);
  // As text: the same as long as no register changes, whatever else of the mode does.
  const registers = useLive(port, ({ view }) => JSON.stringify(seenMode(view).offsets));
  const [looked, setLooked] = useState<LookedAt>({ text: '', analysis: { problems: [], path: null } });
  const [analyser] = useState(() => new Analyser());
  useEffect(() => () => analyser.close(), [analyser]);
  useEffect(() => {
    if (text.trim() === '' || tooLong(text) !== null) return undefined;
    const timer = setTimeout(() => {
      const { view } = port.frame();
      const { g54, h, d } = JSON.parse(registers) as SeenMode['offsets'];
      analyser.ask(
        {
          text,
          registers: {
            g54: [g54.x, g54.y, g54.z],
            lengthsMm: TOOL_NUMBERS.map((tool) => h[String(tool)] ?? 0),
            diametersMm: TOOL_NUMBERS.map((tool) => d[String(tool)] ?? 0),
          },
          start: [signal(view, 'machineXMm'), signal(view, 'machineYMm'), signal(view, 'machineZMm')],
          toolNumber: Math.round(signal(view, 'toolNumber')),
          spindleRpm: signal(view, 'spindleRpm'),
        },
        (analysis) => setLooked({ text, analysis }),
      );
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [analyser, port, text, registers]);
  if (text.trim() === '') return { text, analysis: { problems: [], path: null } };
  return looked.text === text ? looked : { text, analysis: null };
}
