import { serveLab } from '../support/lab-server.ts';

export interface SceneLab {
  /** Address of the page with this query. */
  readonly address: (query?: string) => string;
  readonly close: () => Promise<void>;
}

/** Serves the page that mounts a scene's view with a run in it. */
export async function serveSceneLab(): Promise<SceneLab> {
  const { address, close } = await serveLab({ root: import.meta.dirname });
  return { address: (query = '') => `${address}?${query}`, close };
}
