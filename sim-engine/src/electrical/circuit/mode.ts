/** A wire between two terminals, and what is known of it beside that: colour, cross-section, marks, torque of its screws. */
export type Wire = {
  readonly id: string;
  /** `part:terminal`. */
  readonly from: string;
  readonly to: string;
  readonly attributes: { readonly [name: string]: string | number };
};

/** Something that happened and must not be lost: a melted fuse, a short circuit, work on a live terminal. */
export type CircuitEvent = {
  /** Whole ticks done when it happened. */
  readonly tick: number;
  readonly part: string;
  readonly code: string;
  readonly details: { readonly [name: string]: string | number };
};

/** What of a circuit is no number. */
export type CircuitMode = {
  readonly wires: readonly Wire[];
  /** Leads of instruments (`part:terminal`) and the terminals that they are held to. */
  readonly leads: { readonly [lead: string]: string };
  /** The latest, oldest first. */
  readonly events: readonly CircuitEvent[];
  /** Number of the next wire that gets no id of its own. */
  readonly nextWire: number;
};

/** How many events are kept. */
const EVENTS_KEPT = 400;

export function modeOf({ mode }: { readonly mode: object | null }): CircuitMode {
  return mode as CircuitMode;
}

export function withEvent(mode: CircuitMode, event: CircuitEvent): CircuitMode {
  return { ...mode, events: [...mode.events.slice(1 - EVENTS_KEPT), event] };
}
