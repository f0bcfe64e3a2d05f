import type { SessionFrame } from '../../../session/index.ts';
import { isOn, signalOf } from '../reading.ts';

/** Something that is seen and heard at once. */
export type Happening =
  | { readonly kind: 'contactor'; readonly part: string; readonly closes: boolean }
  | { readonly kind: 'breaker'; readonly trips: boolean }
  | { readonly kind: 'fuse'; readonly part: 'FU1' | 'FU2'; readonly pole: number }
  | { readonly kind: 'relay' }
  | { readonly kind: 'timer' }
  | { readonly kind: 'button' }
  | { readonly kind: 'shock' };

const CONTACTORS = ['KM1', 'KM2', 'KM3'] as const;
const LINKS = [
  ['FU1', 1],
  ['FU1', 2],
  ['FU1', 3],
  ['FU2', 1],
] as const;

/** What has happened from one frame to the next. */
export function happeningsBetween(before: SessionFrame, now: SessionFrame): readonly Happening[] {
  const rises = (signal: string): boolean => !isOn(before, signal) && isOn(now, signal);
  const changes = (signal: string): boolean => isOn(before, signal) !== isOn(now, signal);
  const happenings: Happening[] = [];
  for (const part of CONTACTORS)
    if (changes(`${part}.closed`)) happenings.push({ kind: 'contactor', part, closes: isOn(now, `${part}.closed`) });
  if (changes('QF.closed')) happenings.push({ kind: 'breaker', trips: isOn(now, 'QF.tripped') });
  for (const [part, pole] of LINKS) if (rises(`${part}.melted${pole}`)) happenings.push({ kind: 'fuse', part, pole });
  if (rises('FR.tripped')) happenings.push({ kind: 'relay' });
  if (changes('KT.changedOver')) happenings.push({ kind: 'timer' });
  if (changes('SB1.pressed') || changes('SB2.pressed')) happenings.push({ kind: 'button' });
  if (rises('person.shocked')) happenings.push({ kind: 'shock' });
  return happenings;
}

/** What goes on sounding, levels 0 to 1: the motor's hum and growl, its fan's air by the speed, coils that cannot pull. */
export interface LastingSounds {
  readonly hum: number;
  readonly growl: number;
  readonly air: number;
  readonly airHz: number;
  readonly buzz: number;
}

export function lastingSounds(frame: SessionFrame): LastingSounds {
  if (frame.state !== 'running') return { hum: 0, growl: 0, air: 0, airHz: 200, buzz: 0 };
  const part = Math.min(Math.abs(signalOf(frame, 'M.speedRadps')) / 150, 1);
  const buzzing = CONTACTORS.filter((name) => isOn(frame, `${name}.buzzing`)).length;
  return {
    hum: 0.6 * signalOf(frame, 'M.hum'),
    growl: 0.6 * signalOf(frame, 'M.growl'),
    air: 0.35 * part * part,
    airHz: 140 + 900 * part,
    buzz: Math.min(0.4, 0.25 * buzzing),
  };
}
