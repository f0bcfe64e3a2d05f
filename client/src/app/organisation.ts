import { useSyncExternalStore } from 'react';
import { useViewer, type Viewer } from './session.ts';

export type Membership = Viewer['memberships'][number];

const ORGANISATION_KEY = 'tongyan.organisation';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** In whose name this person works now: a choice on this device, among those they belong to. */
export function chooseOrganisation(orgUnitId: string): void {
  localStorage.setItem(ORGANISATION_KEY, orgUnitId);
  for (const listener of listeners) listener();
}

export function useOrganisation(): Membership | undefined {
  const { memberships } = useViewer();
  const chosen = useSyncExternalStore(subscribe, () => localStorage.getItem(ORGANISATION_KEY));
  return memberships.find((membership) => membership.orgUnitId === chosen) ?? memberships[0];
}
