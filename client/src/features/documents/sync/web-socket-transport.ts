import { CLOSED_WITHOUT_WORD, type OpenTransport, type TransportListener } from './transport.ts';

export interface WebSocketTransportOptions {
  readonly createSocket: () => WebSocket;
  /** A proxy that swallows the upgrade answers neither yes nor no: after this it counts as refused. */
  readonly openTimeoutMs: number;
}

export function webSocketTransport({ createSocket, openTimeoutMs }: WebSocketTransportOptions): OpenTransport {
  return (listener) => {
    const socket = createSocket();
    const line = follow(socket, listener, openTimeoutMs);
    return {
      kind: 'webSocket',
      send: (message) => {
        // A socket that is closing drops what it is given; the message stays unacknowledged and is sent on the next line.
        if (line.isOpen()) socket.send(message as Uint8Array<ArrayBuffer>);
      },
      close: line.leave,
    };
  };
}

function follow(
  socket: WebSocket,
  listener: TransportListener,
  openTimeoutMs: number,
): { isOpen: () => boolean; leave: () => void } {
  let phase: 'opening' | 'open' | 'over' = 'opening';
  const leave = (): void => {
    clearTimeout(timer);
    phase = 'over';
    socket.close();
  };
  const end = (code: number, reason: string): void => {
    if (phase === 'over') return;
    const opened = phase === 'open';
    leave();
    listener.closed({ code, reason, opened });
  };
  const timer = setTimeout(() => end(CLOSED_WITHOUT_WORD, 'no answer'), openTimeoutMs);
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('open', () => {
    if (phase === 'over') return;
    clearTimeout(timer);
    phase = 'open';
    listener.opened();
  });
  socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (phase === 'open' && data instanceof ArrayBuffer) listener.received(new Uint8Array(data));
  });
  socket.addEventListener('close', ({ code, reason }) => end(code, reason));
  // A close event follows; without a listener Node's sockets would throw.
  socket.addEventListener('error', () => undefined);
  return { isOpen: () => phase === 'open', leave };
}
