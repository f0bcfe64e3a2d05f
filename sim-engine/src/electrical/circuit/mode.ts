/** A wire between two terminals, and what is known of it beside that: colour, cross-section, marks, torque of its screws. */
export type Wire = {
  readonly id: string;
  /** `part:terminal`. */
  readonly from: string;
  readonly to: string;
  readonly attributes: { readonly [name: string]: string | number };
};

/**
 * Something that happened and that somebody at the cabinet sees, hears or feels: a melted fuse, a short circuit's flash, the shock
 * from a live terminal, an instrument's alarm.
 */
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

/** How many events are kept: views carry them. */
const EVENTS_KEPT = 64;

export function modeOf({ mode }: { readonly mode: object | null }): CircuitMode {
  return mode as CircuitMode;
}

export function withEvent(mode: CircuitMode, event: CircuitEvent): CircuitMode {
  return { ...mode, events: [...mode.events.slice(1 - EVENTS_KEPT), event] };
}
