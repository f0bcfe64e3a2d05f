import type { DocumentRight } from '@tongyan/collab-server/sync-protocol';
import type { EndReason } from './end-reason.ts';
import type { TransportKind } from './transport.ts';

export type SyncLine =
  /** Reading what the device holds. */
  | { readonly kind: 'opening' }
  | { readonly kind: 'connecting' }
  | {
      readonly kind: 'live';
      readonly transport: TransportKind;
      /** All of mine went out and is durable. */ readonly isSettled: boolean;
    }
  | { readonly kind: 'offline'; readonly reason: EndReason; readonly retryAtMs: number }
  /** It does not try again by itself. */
  | { readonly kind: 'stopped'; readonly reason: EndReason };

/** What is true of one open document, from durable acknowledgements alone; the state line and the guards speak from it. */
export interface SyncState {
  readonly line: SyncLine;
  /** The document's content is here, from the device or from the server. */
  readonly isReady: boolean;
  /** The server's content is here since this window opened. */
  readonly hasJoined: boolean;
  /** As the server told last; undefined before it did. */
  readonly right: DocumentRight | undefined;
  /** Edits made on this device, in this window or another, that the server has not acknowledged as durable. */
  readonly pendingEdits: number;
  /** When the newest edit of this window became durable; undefined where none did yet. */
  readonly savedAtMs: number | undefined;
  /** Whether edits outlive this window: false where the browser keeps nothing (private window, storage full). */
  readonly keptOnDevice: boolean;
  /** What an earlier window remembered about the document (`DocumentConnection.remember`). */
  readonly remembered: unknown;
}

export const openingState: SyncState = {
  line: { kind: 'opening' },
  isReady: false,
  hasJoined: false,
  right: undefined,
  pendingEdits: 0,
  savedAtMs: undefined,
  keptOnDevice: true,
  remembered: undefined,
};
