import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setupWSConnection, getYDoc } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { host } from './host.ts';

/** @y/websocket-server without persistence: it has none that is durable, so it is measured for memory, CPU and fan-out only. */
const server = createServer();
const sockets = new WebSocketServer({ server });
sockets.on('connection', (socket, request) => setupWSConnection(socket, request));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
host({
  port: (server.address() as AddressInfo).port,
  seed: (documentName, state) => {
    Y.applyUpdate(getYDoc(documentName), state);
    return Promise.resolve();
  },
  stop: () => Promise.resolve(),
});
