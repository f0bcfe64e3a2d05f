/**
 * Windows of the same person with the same document on the same device. They hand each other their edits, so that two
 * windows agree without a network; each window still brings its own edits to the server, and what one leaves behind when
 * it closes, the others bring.
 */
export type SiblingMessage =
  /** I opened: tell me what you have. */
  | { readonly kind: 'hello'; readonly windowId: string }
  | { readonly kind: 'update'; readonly windowId: string; readonly update: Uint8Array }
  | { readonly kind: 'pending'; readonly windowId: string; readonly made: number; readonly pendingEdits: number }
  | { readonly kind: 'bye'; readonly windowId: string; readonly pendingEdits: number };

/** What is used of a BroadcastChannel. */
export type ChannelLike = Pick<BroadcastChannel, 'addEventListener' | 'postMessage' | 'close'>;

export interface SiblingWindows {
  readonly tell: (message: SiblingMessage) => void;
  readonly close: () => void;
}

export function siblingWindows(channel: ChannelLike, receive: (message: SiblingMessage) => void): SiblingWindows {
  let isOpen = true;
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isOpen && isSiblingMessage(data)) receive(data);
  });
  return {
    tell: (message) => channel.postMessage(message),
    close: () => {
      isOpen = false;
      channel.close();
    },
  };
}

/** Another window may run another version of this program. */
function isSiblingMessage(data: unknown): data is SiblingMessage {
  if (typeof data !== 'object' || data === null || !('kind' in data) || !('windowId' in data)) return false;
  if (typeof data.windowId !== 'string') return false;
  switch (data.kind) {
    case 'hello':
      return true;
    case 'update':
      return 'update' in data && data.update instanceof Uint8Array;
    case 'pending':
      return (
        'made' in data &&
        typeof data.made === 'number' &&
        'pendingEdits' in data &&
        typeof data.pendingEdits === 'number'
      );
    case 'bye':
      return 'pendingEdits' in data && typeof data.pendingEdits === 'number';
    default:
      return false;
  }
}
