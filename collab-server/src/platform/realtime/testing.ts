import { io, type Socket } from 'socket.io-client';
import { headersOf } from '../http/testing.ts';

/** What the server answers to an act. */
export type Acted = { readonly ok: boolean; readonly seq?: number; readonly code?: string; readonly details?: unknown };

/** A page's socket, which comes once and does not come again by itself. */
export function openTestSocket(
  address: string,
  namespace: string,
  personId: string | null,
  moreHeaders: Readonly<Record<string, string>> = {},
): Socket {
  return io(`${address}${namespace}`, {
    path: '/live',
    transports: ['websocket'],
    extraHeaders: { ...headersOf(personId), ...moreHeaders },
    forceNew: true,
    reconnection: false,
  });
}
