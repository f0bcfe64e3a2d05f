import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { CloseCode } from './close-codes.ts';

const GRACE_MS = 2_000;

/** A refused socket may still say goodbye; it gets no room for more. */
const webSockets = new WebSocketServer({
  noServer: true,
  perMessageDeflate: false,
  clientTracking: false,
  maxPayload: 1_024,
});

/**
 * Tells why as a close code, since a browser shows no HTTP status of an upgrade, and lets go soon: nobody who may not be
 * here can make the server hold a connection, or what they send over it.
 */
export function refuseUpgrade(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  { closeCode, reason }: { readonly closeCode: CloseCode; readonly reason: string },
): void {
  webSockets.handleUpgrade(request, socket, head, (webSocket) => {
    webSocket.on('error', () => {});
    webSocket.close(closeCode, reason);
    const timer = setTimeout(() => webSocket.terminate(), GRACE_MS);
    timer.unref();
    webSocket.once('close', () => clearTimeout(timer));
  });
}
