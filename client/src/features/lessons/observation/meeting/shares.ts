import { type MeetingShares, type NoteDimension, noteDimensions } from '../types.ts';

/** Shares in which somebody watches an element, or no longer: elements in their order, nobody without one. */
export function toggled(
  shares: MeetingShares,
  observerId: string,
  dimension: NoteDimension,
  isOn: boolean,
): MeetingShares {
  const had = shares.find((each) => each.observerId === observerId)?.dimensions ?? [];
  const dimensions = noteDimensions.filter((each) => (each === dimension ? isOn : had.includes(each)));
  const others = shares.filter((each) => each.observerId !== observerId);
  return dimensions.length === 0 ? others : [...others, { observerId, dimensions }];
}
