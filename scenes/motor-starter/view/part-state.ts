import type { SceneViewProps } from '../../kit/index.ts';
import type { SessionFrame } from '../../session/index.ts';
import { CONTROLS } from '../controls/index.ts';
import { wiresOf } from './reading.ts';
import type { Say } from './strings/index.ts';

/** How a part is, as the list of controls says it; empty for what the list does not hold. */
export function partState(frame: SessionFrame, part: string, t: SceneViewProps['t']): string {
  for (const { controls } of CONTROLS)
    for (const control of controls(frame.view)) if (control.id === part) return t(control.shown(frame.view).text);
  return '';
}

/** What is under a terminal's screw. */
export function terminalState(frame: SessionFrame, terminal: string, say: Say): string {
  const own = wiresOf(frame).filter(({ from, to }) => from === terminal || to === terminal);
  if (own.length === 0) return say('terminal.free');
  const marks = own.map(({ mark }) => (mark === '' ? '–' : mark)).join(', ');
  return say('terminal.wires', { count: own.length, marks });
}
