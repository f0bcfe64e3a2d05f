import type { IconName } from '../../ui/icon.tsx';
import type { Destination, DestinationId, Feature } from '../feature.ts';
import type { Viewer } from '../session.ts';

/** The rail's order and icons. A place no feature offers to this person is not shown: no dead links. */
const drawnAs: Readonly<Record<DestinationId, IconName>> = {
  workbench: 'desk',
  research: 'pen',
  resources: 'stack',
  training: 'switch',
  classroom: 'screen',
  learning: 'book',
  governance: 'bars',
  administration: 'tree',
};
const order = Object.keys(drawnAs);

export interface Place extends Destination {
  icon: IconName;
}

export function placesFor(features: readonly Feature[], viewer: Viewer): Place[] {
  return features
    .flatMap((feature) => feature.destinations ?? [])
    .filter((destination) => destination.visibleTo?.(viewer) ?? true)
    .toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
    .map((destination) => ({ ...destination, icon: drawnAs[destination.id] }));
}

function isUnder(pathname: string, prefix: string): boolean {
  return prefix === '/' ? pathname === '/' : pathname === prefix || pathname.startsWith(`${prefix}/`);
}

export function placeOf(places: readonly Place[], pathname: string): Place | undefined {
  return places.find((place) => [place.to, ...(place.within ?? [])].some((prefix) => isUnder(pathname, prefix)));
}
