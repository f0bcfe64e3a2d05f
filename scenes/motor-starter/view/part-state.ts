import type { SessionFrame } from '../../session/index.ts';
import { isOn, rpmOf, signalOf, wiresOf } from './reading.ts';
import type { Say } from './strings/index.ts';

const poles = { FU1: [1, 2, 3], FU2: [1] } as const;

/** How a part is, in words, as an eye sees it. */
export function partState(frame: SessionFrame, part: string, say: Say): string {
  switch (part) {
    case 'QF':
      if (isOn(frame, 'QF.tripped')) return say('state.tripped');
      if (isOn(frame, 'QF.closed')) return say('state.on');
      return say(isOn(frame, 'QF.locked') ? 'state.lockedOff' : 'state.off');
    case 'KM1':
    case 'KM2':
    case 'KM3':
      if (isOn(frame, `${part}.held`)) return say('state.held');
      return say(isOn(frame, `${part}.closed`) ? 'state.in' : 'state.out');
    case 'FU1':
    case 'FU2':
      if (!isOn(frame, `${part}.inserted`)) return say('state.pulled');
      return say(poles[part].some((pole) => isOn(frame, `${part}.melted${pole}`)) ? 'state.melted' : 'state.whole');
    case 'KT':
      return say('value.setS', { value: signalOf(frame, 'KT.dialS').toFixed(1) });
    case 'FR': {
      const set = say('value.setA', { value: signalOf(frame, 'FR.dialA').toFixed(1) });
      return `${set}，${say(isOn(frame, 'FR.tripped') ? 'state.tripped' : 'state.normal')}`;
    }
    case 'SB0':
      return say(isOn(frame, 'SB0.pressed') ? 'state.latched' : 'state.released');
    case 'SB1':
    case 'SB2':
      return say(isOn(frame, `${part}.pressed`) ? 'state.pressed' : 'state.released');
    case 'HL1':
    case 'HL2':
    case 'HL3':
    case 'HL4':
      if (isOn(frame, `${part}.burnt`)) return say('state.burnt');
      return say(isOn(frame, `${part}.lit`) ? 'state.lit' : 'state.dark');
    case 'M': {
      const rpm = rpmOf(frame);
      if (Math.abs(rpm) < 1) return say('state.standing');
      const direction = say(rpm > 0 ? 'direction.forwards' : 'direction.backwards');
      return say('state.turning', { rpm: Math.abs(rpm).toFixed(0), direction });
    }
    default:
      return '';
  }
}

/** What is under a terminal's screw. */
export function terminalState(frame: SessionFrame, terminal: string, say: Say): string {
  const own = wiresOf(frame).filter(({ from, to }) => from === terminal || to === terminal);
  if (own.length === 0) return say('terminal.free');
  const marks = own.map(({ mark }) => (mark === '' ? '–' : mark)).join(', ');
  return say('terminal.wires', { count: own.length, marks });
}
