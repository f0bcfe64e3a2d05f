/** A way to the server that carries whole messages of the sync protocol in order. */
export type TransportKind = 'webSocket' | 'http';

export interface TransportEnd {
  /** Close code of the sync protocol or of WebSocket (RFC 6455 section 7.4); 1006 where no server spoke. */
  readonly code: number;
  readonly reason: string;
  /** Whether it had been open. */
  readonly opened: boolean;
}

export interface TransportListener {
  readonly opened: () => void;
  readonly received: (message: Uint8Array) => void;
  /** Told once, also where it never opened; nothing follows. Not told after `close()`. */
  readonly closed: (end: TransportEnd) => void;
}

export interface Transport {
  readonly kind: TransportKind;
  /** Only while it is open. */
  readonly send: (message: Uint8Array) => void;
  readonly close: () => void;
}

export type OpenTransport = (listener: TransportListener) => Transport;

/** No server spoke: the address cannot be reached, or something between broke the line. */
export const CLOSED_WITHOUT_WORD = 1006;
