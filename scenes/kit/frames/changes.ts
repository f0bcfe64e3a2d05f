import type { SessionFrame } from '../../session/index.ts';

/** Whether anything that is seen differs between two frames: not the time alone, which goes on while nothing moves. */
export function differs(before: SessionFrame, now: SessionFrame): boolean {
  if (before === now) return false;
  if (before.state !== now.state) return true;
  const [old, own] = [before.view, now.view];
  if (old.modes !== own.modes)
    for (const block of Object.keys(own.modes)) if (old.modes[block] !== own.modes[block]) return true;
  if (old.signals === own.signals) return false;
  for (const name of Object.keys(own.signals)) if (old.signals[name] !== own.signals[name]) return true;
  return false;
}
