import type { SessionFrame } from '../../session/index.ts';

/** A frame that shows these signals of the cabinet. */
export const frameOf = (signals: Readonly<Record<string, number>>, mode: object = {}): SessionFrame => ({
  state: 'running',
  view: {
    tick: 0,
    timeS: 0,
    signals: Object.fromEntries(Object.entries(signals).map(([name, value]) => [`cabinet.${name}`, value])),
    modes: { cabinet: mode as never },
  },
  strip: { mode: 'practice', steps: [], next: [], hazards: [], progress: null, complete: false },
  rate: 1,
  entries: 0,
  durableEntries: 0,
});
