import { Awareness, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Connector, type ConnectorTiming, type Standing } from './connector.ts';
import type { DeviceDocument, DeviceStore } from './device-store.ts';
import { EditLedger } from './edit-ledger.ts';
import type { EndReason } from './end-reason.ts';
import { Exchange } from './exchange.ts';
import { keptPictures } from './kept-pictures.ts';
import { PendingElsewhere } from './pending-elsewhere.ts';
import { RowWriter } from './row-writer.ts';
import { type ChannelLike, type SiblingMessage, siblingWindows, type SiblingWindows } from './sibling-windows.ts';
import { openingState, type SyncState } from './sync-state.ts';
import type { OpenTransport, Transport } from './transport.ts';

export interface DocumentConnectionOptions {
  readonly personId: string;
  readonly documentId: string;
  readonly windowId: string;
  /** Left out where the browser keeps nothing. */
  readonly device?: DeviceStore | undefined;
  readonly channel?: ChannelLike | undefined;
  readonly openWebSocket: OpenTransport;
  /** For networks that let no WebSocket through. */
  readonly openHttp?: ((stateVector: () => Uint8Array) => OpenTransport) | undefined;
  readonly checkStanding: () => Promise<Standing>;
  readonly timing: ConnectorTiming;
  readonly now: () => number;
  readonly random: () => number;
  /** Title, members or the like changed: fetch them again. */
  readonly onDocumentChanged: () => void;
}

/** IndexedDB that does not even answer must not keep the document shut. */
const DEVICE_PATIENCE_MS = 4_000;

/** An acknowledgement takes milliseconds; a line that owes one for this long is dead, whatever it says. */
const ACKNOWLEDGEMENT_PATIENCE_MS = 20_000;

/**
 * One document open in one window: its Y.Doc and awareness, kept on the device and in step with the server. Everything it
 * says about itself is in `state`, and comes from durable acknowledgements.
 */
export class DocumentConnection {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  /** The document's pictures on this device. */
  readonly pictures = keptPictures(
    () => this.#device?.pictures,
    (src) => fetch(src),
  );
  readonly #options: DocumentConnectionOptions;
  readonly #ledger = new EditLedger();
  readonly #elsewhere = new PendingElsewhere();
  readonly #connector: Connector;
  readonly #siblings: SiblingWindows | undefined;
  readonly #rows: RowWriter;
  readonly #listeners = new Set<() => void>();
  /** Transaction origins of what is not this window's own editing. */
  readonly #fromServer = Symbol('server');
  readonly #fromSibling = Symbol('sibling');
  #device: DeviceDocument | undefined;
  #exchange: Exchange | undefined;
  #state: SyncState = openingState;
  #isClosed = false;
  /** Runs while edits wait for their acknowledgement on a line that looks alive. */
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(options: DocumentConnectionOptions) {
    this.#options = options;
    this.#connector = new Connector({
      ...options,
      openHttp: options.openHttp?.(() => Y.encodeStateVector(this.doc)),
      listener: {
        trying: () => this.#set({ line: { kind: 'connecting' } }),
        opened: (transport) => this.#opened(transport),
        received: (message) => this.#received(message),
        lost: (reason, retryAtMs) => this.#ended({ kind: 'offline', reason, retryAtMs }),
        stopped: (reason) => this.#ended({ kind: 'stopped', reason }),
        ping: () => this.#exchange?.ping(),
      },
    });
    this.#siblings =
      options.channel === undefined ? undefined : siblingWindows(options.channel, (message) => this.#heard(message));
    this.#rows = new RowWriter((kept) => this.#set({ keptOnDevice: kept }));
    this.doc.on('update', this.#updated);
    // Present from the start, with no place in the text yet.
    this.awareness.setLocalState({ cursor: null });
    this.awareness.on('update', this.#presenceChanged);
  }

  get state(): SyncState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads what the device holds, then connects. */
  async start(): Promise<void> {
    this.#siblings?.tell({ kind: 'hello', windowId: this.#options.windowId });
    this.#device = await this.#openDevice();
    if (this.#isClosed) return;
    this.#rows.device = this.#device;
    this.#elsewhere.inherit(this.#device?.inherited ?? [], 0);
    this.#set({
      keptOnDevice: this.#device !== undefined,
      isReady: this.doc.store.clients.size > 0,
      remembered: this.#device?.remembered,
      pendingEdits: this.#elsewhere.edits,
    });
    this.#connector.start();
  }

  /** Keeps what is known of the document besides its content, for opening it without a network. */
  remember(value: unknown): void {
    void this.#device?.remember(value).catch(() => undefined);
  }

  /** The network came back, or somebody looks at the page again. */
  wake(): void {
    this.#connector.retryNow();
  }

  /** The browser says that the network went: a socket may not have noticed. */
  doubt(): void {
    this.#connector.doubt();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#patience);
    this.awareness.setLocalState(null);
    this.#connector.close();
    this.#siblings?.tell({
      kind: 'bye',
      windowId: this.#options.windowId,
      pendingEdits: this.#ledger.pendingEdits,
    });
    this.#siblings?.close();
    this.awareness.destroy();
    void this.#device?.close();
    this.doc.destroy();
  }

  async #openDevice(): Promise<DeviceDocument | undefined> {
    const { device, personId, documentId } = this.#options;
    if (device === undefined) return undefined;
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, DEVICE_PATIENCE_MS));
    try {
      return await Promise.race([device.open(this.doc, personId, documentId), late]);
    } catch {
      // Nothing can be kept here (a private window, say); `keptOnDevice` tells the person.
      return undefined;
    }
  }

  readonly #updated = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.#fromServer || origin === this.#fromSibling) return;
    if (this.#device !== undefined ? origin === this.#device.origin : !this.#state.isReady) return;
    const sequence = this.#ledger.record(this.#options.now());
    this.#exchange?.sendUpdate(update, sequence);
    this.#siblings?.tell({ kind: 'update', windowId: this.#options.windowId, update });
    this.#countChanged();
  };

  readonly #presenceChanged = (
    { added, updated, removed }: { added: number[]; updated: number[]; removed: number[] },
    origin: unknown,
  ): void => {
    if (origin === this.#fromServer) return;
    const own = [...added, ...updated, ...removed].includes(this.awareness.clientID);
    if (own) this.#exchange?.sendAwareness([this.awareness.clientID]);
  };

  #opened(transport: Transport): void {
    this.#exchange = new Exchange({
      doc: this.doc,
      awareness: this.awareness,
      send: transport.send,
      origin: this.#fromServer,
      newestSequence: () => this.#ledger.made,
      right: this.#state.right,
      listener: {
        joined: () => {
          this.#set({ isReady: true, hasJoined: true });
          this.#settleLine();
        },
        rightTold: (right) => {
          this.#set({ right });
          this.#settleLine();
        },
        documentChanged: this.#options.onDocumentChanged,
        durable: (sequence) => this.#durable(sequence),
        writeRefused: this.#options.onDocumentChanged,
      },
    });
    this.#set({ line: { kind: 'live', transport: transport.kind, isSettled: false } });
    this.#exchange.start();
  }

  #received(message: Uint8Array): void {
    try {
      this.#exchange?.receive(message);
    } catch {
      // A proxy may tear messages apart; whatever was lost, a new line starts from what both sides have.
      this.#connector.restart();
    }
  }

  /** Every acknowledgement starts it anew; where none comes for too long, the line is tested. */
  #awaitAcknowledgement(): void {
    clearTimeout(this.#patience);
    if (this.#exchange?.awaitsAcknowledgement !== true) return;
    this.#patience = setTimeout(() => this.#connector.restart(), ACKNOWLEDGEMENT_PATIENCE_MS);
  }

  #durable(sequence: number): void {
    const { personId, documentId, now } = { ...this.#options, now: this.#options.now() };
    const hadPending = this.#ledger.pendingEdits > 0;
    this.#ledger.acknowledge(sequence);
    for (const { windowId, made } of this.#elsewhere.settle(sequence)) {
      const row = { personId, documentId, windowId, made, durable: made, pendingEdits: 0, changedAtMs: now };
      void this.#device?.settle(row).catch(() => undefined);
    }
    this.#countChanged();
    if (hadPending) this.#set({ savedAtMs: now });
    this.#settleLine();
  }

  #settleLine(): void {
    const { line } = this.#state;
    const isSettled = this.#exchange?.isSettled === true;
    if (isSettled) this.#connector.settled();
    this.#awaitAcknowledgement();
    if (line.kind === 'live' && line.isSettled !== isSettled) this.#set({ line: { ...line, isSettled } });
  }

  #countChanged(): void {
    const { personId, documentId, windowId, now } = this.#options;
    const { made, durable, pendingEdits } = this.#ledger;
    this.#rows.write({ personId, documentId, windowId, made, durable, pendingEdits, changedAtMs: now() });
    this.#siblings?.tell({ kind: 'pending', windowId, made, pendingEdits });
    this.#set({ pendingEdits: pendingEdits + this.#elsewhere.edits });
    this.#settleLine();
  }

  #ended(
    line: { kind: 'offline'; reason: EndReason; retryAtMs: number } | { kind: 'stopped'; reason: EndReason },
  ): void {
    this.#exchange = undefined;
    const others = [...this.awareness.getStates().keys()].filter((id) => id !== this.awareness.clientID);
    removeAwarenessStates(this.awareness, others, this.#fromServer);
    this.#set({ line });
  }

  #heard(message: SiblingMessage): void {
    switch (message.kind) {
      case 'hello': {
        const { made, pendingEdits } = this.#ledger;
        this.#siblings?.tell({ kind: 'pending', windowId: this.#options.windowId, made, pendingEdits });
        return;
      }
      case 'update':
        Y.applyUpdate(this.doc, message.update, this.#fromSibling);
        return;
      case 'pending':
        this.#elsewhere.heard(message.windowId, message);
        this.#set({ pendingEdits: this.#ledger.pendingEdits + this.#elsewhere.edits });
        return;
      case 'bye': {
        // A number of its own, so that only what is sent from here on settles what the other window left.
        const settledBy = this.#ledger.made + 1;
        if (!this.#elsewhere.closed(message.windowId, settledBy)) return;
        this.#ledger.record(this.#options.now());
        this.#exchange?.sendEverything();
        this.#countChanged();
      }
    }
  }

  #set(change: Partial<SyncState>): void {
    if (this.#isClosed) return;
    const changed = Object.entries(change).some(([key, value]) => this.#state[key as keyof SyncState] !== value);
    if (!changed) return;
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
