import { useSyncExternalStore } from 'react';

import type { SessionPort } from '../../../session/index.ts';
import { readSurface, type SeenPlaces } from '../stock/read-surface.ts';

const NOMINAL: SeenPlaces = { part: [0, 0], vice: [0, 0], lengthsMm: [] };

/** Where part and vice stand and how long tools are, as the run tells its pictures. */
class PlacesStore {
  #places = NOMINAL;
  #text = '';
  readonly #listeners = new Set<() => void>();

  constructor(port: SessionPort) {
    // For as long as the run is looked at at all: a store lives and ends with its port.
    port.subscribeSurface(({ bytes }) => {
      const { places } = readSurface(bytes, false);
      const text = JSON.stringify(places);
      if (text === this.#text) return;
      this.#text = text;
      this.#places = places;
      for (const listener of this.#listeners) listener();
    });
  }

  readonly places = (): SeenPlaces => this.#places;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
}

const stores = new WeakMap<SessionPort, PlacesStore>();

function storeOf(port: SessionPort): PlacesStore {
  const store = stores.get(port) ?? new PlacesStore(port);
  stores.set(port, store);
  return store;
}

/** The places of now; the same object for as long as nothing of them changes. */
export const placesOf = (port: SessionPort): SeenPlaces => storeOf(port).places();

export function usePlaces(port: SessionPort): SeenPlaces {
  const store = storeOf(port);
  return useSyncExternalStore(store.subscribe, store.places);
}
