import type { Observer } from './moment.ts';

/** The same observer, shown copies of moments: it cannot tell that one is as the last was, and asks everything every time. */
export const askingAll = (observer: Observer): Observer => ({
  signals: observer.signals,
  modes: observer.modes,
  observe: (moment) => {
    const { tick, tickS, commands } = moment;
    observer.observe({
      tick,
      tickS,
      commands,
      read: (signal) => moment.read(signal),
      mode: (block) => moment.mode(block),
    });
  },
});
