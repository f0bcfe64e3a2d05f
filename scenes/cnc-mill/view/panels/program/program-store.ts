import type { SessionPort } from '../../../../session/index.ts';
import { readSurface } from '../../stock/read-surface.ts';

/** The text in the control's memory and the one that is being written, as all panels of a run see them. */
export interface ProgramTexts {
  /** Null until the run has told it. */
  readonly memory: string | null;
  /** Null where nothing was written. */
  readonly draft: string | null;
}

const KEY = 'tongyan.cnc-mill.draft';

/** A draft outlives the panel and, as long as the window is there, the page. */
export class ProgramStore {
  #texts: ProgramTexts;
  readonly #listeners = new Set<() => void>();
  readonly #key: string;

  constructor(port: SessionPort) {
    this.#key = `${KEY}.${port.exerciseId}.${port.mode}`;
    this.#texts = { memory: null, draft: port.readOnly ? null : readKept(this.#key) };
    // For as long as the run is looked at at all: a store lives and ends with its port.
    port.subscribeSurface(({ bytes }) => {
      const { text } = readSurface(bytes, false);
      if (text === null || text === this.#texts.memory) return;
      this.#set({ memory: text, draft: this.#texts.draft === text ? null : this.#texts.draft });
    });
  }

  readonly texts = (): ProgramTexts => this.#texts;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** @param draft null throws it away */
  write(draft: string | null): void {
    const kept = draft === this.#texts.memory ? null : draft;
    if (kept === this.#texts.draft) return;
    this.#set({ ...this.#texts, draft: kept });
  }

  #set(texts: ProgramTexts): void {
    this.#texts = texts;
    keep(this.#key, texts.draft);
    for (const listener of this.#listeners) listener();
  }
}

function readKept(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, draft: string | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, draft);
  } catch {
    // A full or forbidden store loses no more than the draft of a closed page.
  }
}

const stores = new WeakMap<SessionPort, ProgramStore>();

export function programStoreOf(port: SessionPort): ProgramStore {
  const known = stores.get(port);
  if (known !== undefined) return known;
  const made = new ProgramStore(port);
  stores.set(port, made);
  return made;
}

/** What a panel shows: what was written, else what is in memory. */
export const shownText = ({ memory, draft }: ProgramTexts): string => draft ?? memory ?? '';
