import { createSocket, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, WebSocketRoute } from 'playwright-core';

/** One browser's way to the media server, signalling as well as pictures and voices. */
export interface MediaLine {
  /** Nothing comes through any more: what was open is broken off, what is to be opened waits. */
  cut(): void;
  mend(): void;
  /** @param share of the packets that get lost on their way, 0 to 1 */
  lose(share: number): void;
  /**
   * As on a machine that is too slow: the media server does not answer any more from when a page next begins to send, until it enters
   * another room. Resolves then.
   */
  stallNextSending(): Promise<void>;
  close(): Promise<void>;
}

export interface MediaLinePorts {
  readonly signalPort: number;
  readonly udpPort: number;
}

/** Lays the line of a browser that has not opened a page yet. Media goes by UDP alone. */
export async function openMediaLine(
  context: BrowserContext,
  { signalPort, udpPort }: MediaLinePorts,
): Promise<MediaLine> {
  const open = new Set<{ readonly page: WebSocketRoute; readonly server: WebSocketRoute }>();
  let isCut = false;
  let whole = Promise.resolve();
  let mended = (): void => {};
  let lostShare = 0;
  let owed = 0;
  let stalling: (() => void) | undefined;
  const isLost = (): boolean => {
    owed += lostShare;
    if (owed < 1) return isCut;
    owed -= 1;
    return true;
  };

  await context.routeWebSocket(
    ({ port }) => port === String(signalPort),
    async (page) => {
      // As what is sent again and again arrives in the end.
      await whole;
      const server = page.connectToServer();
      const both = { page, server };
      open.add(both);
      let isStalled = false;
      page.onMessage((message) => {
        if (stalling !== undefined && isAddTrack(message)) {
          stalling();
          stalling = undefined;
          isStalled = true;
        }
        server.send(message);
      });
      server.onMessage((message) => {
        if (!isStalled) page.send(message);
      });
      page.onClose(() => {
        open.delete(both);
        void server.close();
      });
      server.onClose(() => {
        open.delete(both);
        void page.close();
      });
    },
  );
  const relay = await openRelay(udpPort, isLost);
  await context.addInitScript(sendThrough, { from: udpPort, to: relay.port });
  return {
    cut() {
      isCut = true;
      whole = new Promise((mend) => {
        mended = mend;
      });
      for (const { page, server } of open) {
        void page.close();
        void server.close();
      }
      open.clear();
    },
    mend() {
      isCut = false;
      mended();
    },
    lose(share) {
      lostShare = share;
    },
    stallNextSending: () =>
      new Promise((begun) => {
        stalling = begun;
      }),
    close: () => relay.close(),
  };
}

/** The first field of LiveKit's message, by its number and kind. */
const ADD_TRACK = 0x22;
const isAddTrack = (message: string | Buffer): boolean => typeof message !== 'string' && message[0] === ADD_TRACK;

/** Passes packets on to a port of this machine and back, but for those that are lost. */
async function openRelay(udpPort: number, isLost: () => boolean): Promise<{ port: number; close(): Promise<void> }> {
  const near = createSocket('udp4');
  const far = new Map<number, Socket>();
  near.on('message', (packet, { port }) => {
    if (isLost()) return;
    const onward = far.get(port) ?? createSocket('udp4');
    if (!far.has(port)) {
      far.set(port, onward);
      onward.on('message', (answer) => (isLost() ? undefined : near.send(answer, port, '127.0.0.1')));
    }
    onward.send(packet, udpPort, '127.0.0.1');
  });
  await new Promise<void>((bound) => near.bind(0, '127.0.0.1', bound));
  const { port }: AddressInfo = near.address();
  return {
    port,
    async close() {
      for (const socket of [near, ...far.values()]) await new Promise<void>((closed) => socket.close(() => closed()));
    },
  };
}

/** In the page: what the media server says of its address is read as that of the line, and nothing goes beside it. */
function sendThrough({ from, to }: { readonly from: number; readonly to: number }): void {
  const isBeside = (line: string): boolean => /candidate:\S+ \d+ tcp /iu.test(line);
  const moved = (text: string): string => text.replaceAll(` ${from} typ `, ` ${to} typ `);
  class ThroughTheLine extends RTCPeerConnection {
    override setRemoteDescription({ type, sdp = '' }: RTCSessionDescriptionInit): Promise<void> {
      const lines = sdp.split('\r\n').filter((line) => !isBeside(line));
      return super.setRemoteDescription({ type, sdp: moved(lines.join('\r\n')) });
    }

    override async addIceCandidate(given?: RTCIceCandidateInit | null): Promise<void> {
      const candidate = given?.candidate ?? '';
      if (isBeside(candidate)) return;
      await super.addIceCandidate(candidate === '' ? given : { ...given, candidate: moved(candidate) });
    }
  }
  Object.assign(window, { RTCPeerConnection: ThroughTheLine });
}
