import { useSyncExternalStore } from 'react';

import type { Command, Json, Refusal, SessionPort } from '../../session/index.ts';

/** What a press on a terminal does. */
export type Tool = 'hand' | 'wire' | 'red' | 'black' | 'testerRed' | 'testerBlack' | 'clamp' | 'touch';

export const TOOLS: readonly Tool[] = ['hand', 'wire', 'red', 'black', 'testerRed', 'testerBlack', 'clamp', 'touch'];

/** Leads of instruments by the tool that holds them. */
export const LEAD_OF_TOOL = {
  red: 'meter:a',
  black: 'meter:b',
  testerRed: 'insulationTester:a',
  testerBlack: 'insulationTester:b',
  touch: 'person:hand',
} as const;

export interface Notice {
  /** Terminal or part at which it is told. */
  readonly at: string;
  readonly refusal: Refusal;
  readonly number: number;
}

/** What a person has in hand; shared by the picture, the instruments and the panels of one run. */
export interface ToolState {
  readonly tool: Tool;
  /** The terminal at which the next wire begins. */
  readonly from: string | null;
  readonly wireId: string | null;
  readonly terminal: string | null;
  readonly mark: string;
  readonly colour: string;
  readonly torqueNm: number;
  readonly notice: Notice | null;
}

const FRESH: ToolState = {
  tool: 'hand',
  from: null,
  wireId: null,
  terminal: null,
  mark: '',
  colour: 'black',
  torqueNm: 1,
  notice: null,
};

const NOTICE_MS = 5000;
const CIRCUIT_OF_COLOUR: Readonly<Record<string, string>> = { red: 'control', 'green-yellow': 'protective' };

/** Which circuit a wire of this colour belongs to, as the drawing has it. */
const circuitOf = (colour: string): string => CIRCUIT_OF_COLOUR[colour] ?? 'power';

export class ToolStore {
  readonly #port: SessionPort;
  readonly #listeners = new Set<() => void>();
  #state = FRESH;
  #notices = 0;

  constructor(port: SessionPort) {
    this.#port = port;
  }

  get state(): ToolState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  set(change: Partial<ToolState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Takes another tool in hand. */
  take(tool: Tool): void {
    this.set({ tool, from: null, wireId: null, terminal: null });
  }

  /** Gives a command; where it is refused, that is told at the place. */
  give(name: string, args: Readonly<Record<string, Json>>, at: string): Promise<boolean> {
    return this.send({ target: 'cabinet', name, args }, at);
  }

  async send(command: Command, at: string): Promise<boolean> {
    if (this.#port.readOnly) return false;
    const outcome = await this.#port.command(command);
    if (outcome.ok) return true;
    this.#notices += 1;
    const notice: Notice = { at, refusal: outcome.refusal, number: this.#notices };
    this.set({ notice });
    setTimeout(() => {
      if (this.#state.notice === notice) this.set({ notice: null });
    }, NOTICE_MS);
    return false;
  }

  /** A press on a terminal, with what is in hand. */
  pressTerminal(terminal: string): void {
    const { tool, from } = this.#state;
    if (tool === 'hand') this.set({ terminal: this.#state.terminal === terminal ? null : terminal, wireId: null });
    else if (tool === 'wire') {
      if (from === null) this.set({ from: terminal, wireId: null });
      else if (from === terminal) this.set({ from: null });
      else void this.wire(from, terminal);
    } else if (tool === 'clamp') void this.give('clamp', { part: 'clamp', terminal }, terminal);
    else void this.give('probe', { lead: LEAD_OF_TOOL[tool], terminal }, terminal);
  }

  async wire(from: string, to: string): Promise<void> {
    const { mark, colour, torqueNm } = this.#state;
    this.set({ from: null });
    const attributes = { mark, colour, circuit: circuitOf(colour), torqueNm };
    await this.give('wire', { from, to, attributes }, to);
  }

  async unwire(id: string, at: string): Promise<void> {
    if (await this.give('unwire', { id }, at)) this.set({ wireId: null });
  }
}

const stores = new WeakMap<SessionPort, ToolStore>();

export function toolStoreOf(port: SessionPort): ToolStore {
  let store = stores.get(port);
  if (store === undefined) {
    store = new ToolStore(port);
    stores.set(port, store);
  }
  return store;
}

export function useTools(port: SessionPort): { readonly store: ToolStore; readonly state: ToolState } {
  const store = toolStoreOf(port);
  const state = useSyncExternalStore(store.subscribe, () => store.state);
  return { store, state };
}
