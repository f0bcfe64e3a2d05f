import { LESSON_SOCKET_OPTIONS } from '@tongyan/media/client';
import { io, type Socket } from 'socket.io-client';

/** As the server opens it: `LIVE_PATH` of its contracts. */
const PATH = '/live';

/** Lines that the server has closed itself are not opened again by Socket.IO: looked at so often. */
const LOOK_MS = 2_000;

export interface LiveSocket {
  readonly socket: Socket;
  close(): void;
}

/**
 * One line to the platform for everything but pictures and voices.
 * @param namespace such as `/lessons`
 */
export function openLiveSocket(namespace: '/lessons' | '/meetings'): LiveSocket {
  const socket = io(namespace, {
    path: PATH,
    forceNew: true,
    ...LESSON_SOCKET_OPTIONS,
    transports: [...LESSON_SOCKET_OPTIONS.transports],
  });
  let isRefused = false;
  socket.on('connect_error', ({ message }) => {
    isRefused = message.startsWith('session.');
  });
  const watch = setInterval(() => {
    if (!socket.active && !isRefused) socket.connect();
  }, LOOK_MS);
  return {
    socket,
    close() {
      clearInterval(watch);
      socket.close();
    },
  };
}
