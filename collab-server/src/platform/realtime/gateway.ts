import type { Server as HttpServer } from 'node:http';
import { type Namespace, Server, type Socket } from 'socket.io';
import type { Static, TSchema } from 'typebox';
import Value from 'typebox/value';
import { ProblemError } from '../errors.ts';
import { type Authenticate, isAllowedOrigin, type Viewer } from '../http/index.ts';
import type { Log } from '../log.ts';
import { Rate } from './rate.ts';

/** What every message may be answered with. */
export type Answer = { readonly ok: true } | { readonly ok: false; readonly code: string; readonly details?: unknown };

// What passes over a socket is checked message by message, so its types promise nothing.
type Loose = Record<string, (...args: unknown[]) => void>;
type SocketData = { viewer: Viewer; rate: Rate };
export type LiveSocket = Socket<Loose, Loose, Loose, SocketData>;

export type RealtimeOptions = {
  readonly server: HttpServer;
  /** Where the sockets are opened, such as `/live`. */
  readonly path: string;
  readonly authenticate: Authenticate;
  readonly publicUrl: string;
  readonly log: Log;
  readonly now: () => number;
};

export type Realtime = {
  /** Opens a namespace for people who are signed in. */
  open(name: string, connected: (socket: LiveSocket) => void): Namespace<Loose, Loose, Loose, SocketData>;
  close(): Promise<void>;
};

/** Bytes of one message from a client: a command with the longest arguments, and some more. */
const MOST_BYTES = 128 * 1024;
const CONNECT_MS = 10_000;
const BURST = 60;
const PER_SECOND = 30;

/**
 * Socket.IO on the HTTP server: a page of another site gets no connection, nobody who is not signed in gets into a namespace, and
 * nobody sends faster than a hand can.
 */
export function openRealtime({ server, path, authenticate, publicUrl, log, now }: RealtimeOptions): Realtime {
  const io = new Server<Loose, Loose, Loose, SocketData>(server, {
    path,
    serveClient: false,
    // Other sockets of this server are not Socket.IO's to end.
    destroyUpgrade: false,
    maxHttpBufferSize: MOST_BYTES,
    // Whoever opens a line and asks for nothing does not keep it.
    connectTimeout: CONNECT_MS,
    perMessageDeflate: { threshold: 1_024 },
    allowRequest: (request, decide) =>
      decide(null, isAllowedOrigin(request.headers.origin, request.headers.host, publicUrl)),
  });
  return {
    open(name, connected) {
      const namespace = io.of(name);
      namespace.use((socket, next) => {
        authenticate({ headers: socket.request.headers }).then(
          (viewer) => {
            if (viewer === null) return next(new Error('session.required'));
            socket.data.viewer = viewer;
            socket.data.rate = new Rate(BURST, PER_SECOND, now);
            return next();
          },
          (error: unknown) => {
            if (!(error instanceof ProblemError)) log.error({ err: error }, 'a socket could not be authenticated');
            next(new Error(error instanceof ProblemError ? error.problem.code : 'server.internal'));
          },
        );
      });
      namespace.on('connection', connected);
      return namespace;
    },
    async close() {
      io.disconnectSockets(true);
      // The HTTP server is somebody else's to close.
      io.engine.close();
    },
  };
}

/**
 * Hears one kind of message. Its answer goes to the acknowledgement if the client asked for one; what does not fit the schema, or comes
 * too fast, is answered with a code and not heard.
 */
export function hear<Schema extends TSchema>(
  socket: LiveSocket,
  event: string,
  schema: Schema,
  log: Log,
  answerTo: (body: Static<Schema>) => Promise<Answer>,
): void {
  socket.on(event, (...args: unknown[]) => {
    const last = args.at(-1);
    const acknowledge = typeof last === 'function' ? (last as (answer: Answer) => void) : () => {};
    const body = typeof args[0] === 'function' || args.length === 0 ? null : args[0];
    if (!socket.data.rate.take()) return acknowledge({ ok: false, code: 'request.tooMany' });
    if (!Value.Check(schema, body)) return acknowledge({ ok: false, code: 'request.invalid' });
    // Also what is thrown at once is an answer, and never the end of the server.
    Promise.resolve(body)
      .then(answerTo)
      .then(acknowledge, (error: unknown) => {
        if (error instanceof ProblemError) return acknowledge({ ok: false, code: error.problem.code });
        log.error({ err: error, event }, 'a message failed');
        return acknowledge({ ok: false, code: 'server.internal' });
      });
  });
}
