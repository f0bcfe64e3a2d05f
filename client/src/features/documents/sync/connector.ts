import { type BackOff, backOffMs } from './back-off.ts';
import { type EndReason, lineEndOf } from './end-reason.ts';
import {
  CLOSED_WITHOUT_WORD,
  type OpenTransport,
  type Transport,
  type TransportEnd,
  type TransportKind,
} from './transport.ts';

export interface ConnectorTiming {
  readonly backOff: BackOff;
  /** A line that is open and silent for this long is asked for a sign of life … */
  readonly silenceMs: number;
  /** … and given up where none comes within this. */
  readonly answerMs: number;
  /** While on HTTP, WebSocket is tried again after this, and then ever more rarely. */
  readonly upgrade: BackOff;
  /** WebSockets that failed to open in a row before HTTP is tried. */
  readonly failuresBeforeHttp: number;
}

export const defaultTiming: ConnectorTiming = {
  backOff: { firstMs: 1_000, mostMs: 30_000 },
  silenceMs: 25_000,
  answerMs: 5_000,
  upgrade: { firstMs: 30_000, mostMs: 600_000 },
  failuresBeforeHttp: 2,
};

/** Whether the session that the browser holds now is still this person's: another may have signed in beside it. */
export type Standing = 'same' | 'otherPerson' | 'signedOut' | 'unknown';

export interface ConnectorListener {
  readonly trying: () => void;
  readonly opened: (transport: Transport) => void;
  readonly received: (message: Uint8Array) => void;
  /** The line is gone; it is tried again at `retryAtMs`. */
  readonly lost: (reason: EndReason, retryAtMs: number) => void;
  /** Trying again makes no sense until something is done about the reason. */
  readonly stopped: (reason: EndReason) => void;
  readonly ping: () => void;
}

export interface ConnectorOptions {
  readonly openWebSocket: OpenTransport;
  readonly openHttp?: OpenTransport | undefined;
  readonly checkStanding: () => Promise<Standing>;
  readonly timing: ConnectorTiming;
  readonly random: () => number;
  readonly now: () => number;
  readonly listener: ConnectorListener;
}

/** Keeps one line to the server: tries, waits, tries again, over HTTP where WebSockets are blocked, and back. */
export class Connector {
  readonly #options: ConnectorOptions;
  #current: Transport | undefined;
  #isOpen = false;
  #failures = 0;
  #webSocketFailures = 0;
  #upgradeAttempts = 0;
  #isOver = false;
  #attempt = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #upgradeTimer: ReturnType<typeof setTimeout> | undefined;
  #silenceTimer: ReturnType<typeof setTimeout> | undefined;
  #probe: Transport | undefined;

  constructor(options: ConnectorOptions) {
    this.#options = options;
  }

  start(): void {
    void this.#try();
  }

  /** The network came back, or somebody looks at the page again: do not sit out the wait. */
  retryNow(): void {
    if (this.#isOver || this.#current !== undefined || this.#retryTimer === undefined) return;
    void this.#try();
  }

  /** The line works: the next failure is a first one again. */
  settled(): void {
    this.#failures = 0;
  }

  /** Gives the line up and opens another at once. */
  restart(): void {
    if (this.#isOver || !this.#isOpen) return;
    this.#drop();
    void this.#try();
  }

  close(): void {
    this.#isOver = true;
    this.#drop();
    clearTimeout(this.#retryTimer);
  }

  async #try(): Promise<void> {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
    this.#attempt += 1;
    const attempt = this.#attempt;
    this.#options.listener.trying();
    const standing = await this.#options.checkStanding();
    if (this.#isOver || attempt !== this.#attempt) return;
    if (standing === 'otherPerson') return this.#stop('otherPerson');
    if (standing === 'signedOut') return this.#stop('signInRequired');
    this.#open(this.#nextKind());
  }

  /** After the first failures WebSocket and HTTP take turns, so that a server which was away is not taken for a block. */
  #nextKind(): TransportKind {
    if (this.#options.openHttp === undefined) return 'webSocket';
    const beyond = this.#webSocketFailures - this.#options.timing.failuresBeforeHttp;
    return beyond >= 0 && (this.#failures - this.#options.timing.failuresBeforeHttp) % 2 === 0 ? 'http' : 'webSocket';
  }

  #open(kind: TransportKind): void {
    const open = kind === 'http' ? this.#options.openHttp : this.#options.openWebSocket;
    if (open === undefined) throw new Error('no HTTP transport was given');
    const transport: Transport = open({
      opened: () => this.#opened(transport),
      received: (message) => this.#received(message),
      closed: (end) => this.#closed(kind, end),
    });
    this.#current = transport;
  }

  #opened(transport: Transport): void {
    this.#current = transport;
    this.#isOpen = true;
    if (transport.kind === 'webSocket') {
      this.#webSocketFailures = 0;
      this.#upgradeAttempts = 0;
    } else {
      this.#planUpgrade();
    }
    this.#watchSilence();
    this.#options.listener.opened(transport);
  }

  #received(message: Uint8Array): void {
    this.#watchSilence();
    this.#options.listener.received(message);
  }

  #closed(kind: TransportKind, end: TransportEnd): void {
    this.#drop();
    if (this.#isOver) return;
    if (kind === 'webSocket' && !end.opened) this.#webSocketFailures += 1;
    const { reason, passes } = lineEndOf(end.code);
    if (!passes) return this.#stop(reason);
    this.#failures += 1;
    const waitMs = backOffMs(this.#failures, this.#options.timing.backOff, this.#options.random);
    this.#retryTimer = setTimeout(() => void this.#try(), waitMs);
    this.#options.listener.lost(reason, this.#options.now() + waitMs);
  }

  #stop(reason: EndReason): void {
    this.#isOver = true;
    this.#drop();
    this.#options.listener.stopped(reason);
  }

  #drop(): void {
    clearTimeout(this.#silenceTimer);
    clearTimeout(this.#upgradeTimer);
    this.#probe?.close();
    this.#probe = undefined;
    this.#current?.close();
    this.#current = undefined;
    this.#isOpen = false;
  }

  /** A line can be cut without either end being told. A long poll ends by itself, so only a socket is watched. */
  #watchSilence(): void {
    clearTimeout(this.#silenceTimer);
    if (this.#current?.kind !== 'webSocket') return;
    this.#silenceTimer = setTimeout(() => this.doubt(), this.#options.timing.silenceMs);
  }

  /** Asks the server for a sign of life, and gives the line up where none comes. */
  doubt(): void {
    if (!this.#isOpen || this.#current?.kind !== 'webSocket') return;
    clearTimeout(this.#silenceTimer);
    this.#options.listener.ping();
    this.#silenceTimer = setTimeout(
      () => this.#closed('webSocket', { code: CLOSED_WITHOUT_WORD, reason: 'silent', opened: true }),
      this.#options.timing.answerMs,
    );
  }

  #planUpgrade(): void {
    this.#upgradeAttempts += 1;
    const waitMs = backOffMs(this.#upgradeAttempts, this.#options.timing.upgrade, this.#options.random);
    this.#upgradeTimer = setTimeout(() => this.#tryUpgrade(), waitMs);
  }

  /** Opens a WebSocket beside the working HTTP line, and moves over only once it stands. */
  #tryUpgrade(): void {
    const probe = this.#options.openWebSocket({
      opened: () => {
        this.#probe = undefined;
        this.#drop();
        this.#opened(probe);
      },
      received: (message) => this.#received(message),
      closed: (end) => {
        if (this.#current === probe) this.#closed('webSocket', end);
        else {
          this.#probe = undefined;
          this.#planUpgrade();
        }
      },
    });
    this.#probe = probe;
  }
}
