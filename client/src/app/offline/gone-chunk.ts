import { pageBuild, serverBuild } from './build.ts';

/** `updated`: the page has been or is being loaded anew. `stale`: that did not help, or cannot. */
export type GoneChunk = 'updated' | 'stale' | 'unreachable';

const RELOADED_FROM = 'tongyan.reloadedFrom';
const TOLD = 'tongyan.reloadedForUpdate';

/** A part of the page that did not come: of an older build that is gone from the server, or cut off by the network. */
export function isGoneChunk(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|module script|preload CSS/u.test(error.message);
}

/**
 * Loads the page anew where the server has another build than it, once for each build that was left, so that this never
 * goes in circles. Unsynced edits are on the device; where some are not, the document's own guard asks first.
 */
export async function mendGoneChunk(): Promise<GoneChunk> {
  const current = pageBuild();
  const onServer = await serverBuild();
  if (onServer === undefined) return 'unreachable';
  if (current === undefined || onServer === current || sessionStorage.getItem(RELOADED_FROM) === current)
    return 'stale';
  sessionStorage.setItem(RELOADED_FROM, current);
  sessionStorage.setItem(TOLD, '1');
  location.reload();
  return 'updated';
}

/** Whether this page has just been loaded anew because of an update; told once. */
export function takeReloadedForUpdate(): boolean {
  const told = sessionStorage.getItem(TOLD) !== null;
  sessionStorage.removeItem(TOLD);
  return told;
}
