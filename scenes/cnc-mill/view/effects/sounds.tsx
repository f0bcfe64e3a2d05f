import { type RefObject, useEffect, useRef } from 'react';

import { type SoundBoard, useLive } from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { seenMode, signal } from '../now.ts';

const SILENCE_MS = 400;

/** What is heard of the machine: the spindle by its speed, the cut by its load, coolant, the door, tool changes. */
export function MachineSounds({ port, board }: { readonly port: SessionPort; readonly board: SoundBoard }): null {
  const lastMs: RefObject<number> = useRef(0);
  useEffect(() => {
    const stop = port.subscribe(({ view, state }) => {
      lastMs.current = performance.now();
      const heard = state === 'running' ? 1 : 0;
      const rpm = Math.abs(signal(view, 'spindleRpm'));
      board.tone('spindle', heard * Math.min(0.5, rpm / 9000 + (rpm > 20 ? 0.05 : 0)), 60 + rpm / 14);
      const cut = signal(view, 'chipsMm3ps') > 0 ? 0.15 + Math.min(1, signal(view, 'spindleLoadPercent') / 110) : 0;
      board.noise('cut', heard * Math.min(0.9, cut), 500 + rpm / 6);
      board.noise('coolant', heard * signal(view, 'coolantFlow') * 0.22, 5200);
      const moving = seenMode(view).motion !== 'none';
      board.hum('servo', heard * (moving ? 0.05 : 0), 90);
    });
    // A run that stands still sends nothing: then nothing is heard either.
    const timer = setInterval(() => {
      if (performance.now() - lastMs.current > SILENCE_MS) board.hush();
    }, SILENCE_MS);
    return () => {
      clearInterval(timer);
      stop();
      board.hush();
    };
  }, [port, board]);
  const toolNumber = useLive(port, ({ view }) => Math.round(signal(view, 'toolNumber')));
  const door = useLive(port, ({ view }) => seenMode(view).door);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else board.clack(0.8);
  }, [board, toolNumber, door]);
  return null;
}
