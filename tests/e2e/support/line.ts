import { createServer, request, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A line to the product: it hears what comes through, and can be cut. */
export interface Line {
  /** Origin under which the product is reached through it. */
  readonly address: string;
  /** All that the product has sent through it so far: bodies and messages of sockets, each with its address before it. */
  heard(): string;
  /** Nothing comes through any more, and what was open is broken off. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Opens a line to the product at this origin. What comes is neither compressed nor kept back, so that it can be read. */
export async function openLine(product: string): Promise<Line> {
  const { hostname, port } = new URL(product);
  const heard: { readonly path: string; readonly bytes: Buffer[] }[] = [];
  const open = new Set<Socket>();
  let isCut = false;
  const hear = (path: string): Buffer[] => {
    const bytes: Buffer[] = [];
    heard.push({ path, bytes });
    return bytes;
  };

  const server = createServer((asked, answer) => {
    const headers = { ...asked.headers, 'accept-encoding': 'identity' };
    const onward = request({ hostname, port, method: asked.method, path: asked.url, headers }, (answered) => {
      const bytes = hear(asked.url ?? '');
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.on('data', (chunk: Buffer) => bytes.push(chunk));
      answered.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  server.on('connection', (socket) => {
    if (isCut) return void socket.destroy();
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  server.on('upgrade', (asked: IncomingMessage, browser: Socket, head: Buffer) => {
    const onward = connect(Number(port), hostname, () => {
      // Uncompressed: what is sent can be read as it stands.
      const headers = asked.rawHeaders.flatMap((name, at) =>
        at % 2 === 1 || /^sec-websocket-extensions$/iu.test(name) ? [] : [`${name}: ${asked.rawHeaders[at + 1] ?? ''}`],
      );
      onward.write([`${asked.method ?? 'GET'} ${asked.url ?? '/'} HTTP/1.1`, ...headers, '', ''].join('\r\n'));
      onward.write(head);
      const bytes = hear(asked.url ?? '');
      onward.on('data', (chunk: Buffer) => bytes.push(chunk));
      onward.pipe(browser);
      browser.pipe(onward);
    });
    onward.on('error', () => browser.destroy());
    onward.on('close', () => browser.destroy());
    browser.on('close', () => onward.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: () => heard.map(({ path, bytes }) => `${path}\n${Buffer.concat(bytes).toString('utf8')}`).join('\n'),
    cut() {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    mend() {
      isCut = false;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}
