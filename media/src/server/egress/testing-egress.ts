import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { AccessToken, TokenVerifier } from 'livekit-server-sdk';
import type { MediaConnection } from '../launcher/states.ts';

interface Egress {
  readonly egressId: string;
  readonly roomName: string;
  readonly identity: string;
  readonly file: string;
  status: 'EGRESS_ACTIVE' | 'EGRESS_COMPLETE' | 'EGRESS_FAILED';
  error: string;
  size: number;
  durationNs: number;
}

/** An egress service that films nothing, and speaks as LiveKit's does: Twirp with JSON, tokens with `roomRecord`, signed webhooks. */
export interface TestEgress {
  readonly connection: MediaConnection;
  readonly all: readonly Egress[];
  /** Says of every order that there is no egress service, as a media server without one does. */
  isAbsent: boolean;
  /** The film of an egress is there, or went wrong; the platform is told by webhook where an address is given. */
  finish(
    egressId: string,
    outcome: { readonly bytes: string } | { readonly error: string },
    hintUrl?: string,
  ): Promise<void>;
  dispose(): Promise<void>;
}

export async function startTestEgress(keys: Pick<MediaConnection, 'apiKey' | 'apiSecret'>): Promise<TestEgress> {
  const all: Egress[] = [];
  const verifier = new TokenVerifier(keys.apiKey, keys.apiSecret);
  const state = { isAbsent: false };

  const describe = (egress: Egress) => ({
    egress_id: egress.egressId,
    room_name: egress.roomName,
    status: egress.status,
    error: egress.error,
    file_results: [{ filename: egress.file, size: String(egress.size), duration: String(egress.durationNs) }],
  });

  async function answer(method: string, body: Readonly<Record<string, unknown>>): Promise<[number, unknown]> {
    const found = all.find(({ egressId }) => egressId === body['egressId']);
    switch (method) {
      case 'StartParticipantEgress': {
        if (state.isAbsent) return [503, { code: 'unavailable', msg: 'egress not connected (redis required)' }];
        const [file] = body['fileOutputs'] as readonly { readonly filepath: string }[];
        const egress: Egress = {
          egressId: `EG_${all.length + 1}`,
          roomName: String(body['roomName']),
          identity: String(body['identity']),
          file: file?.filepath ?? '',
          status: 'EGRESS_ACTIVE',
          error: '',
          size: 0,
          durationNs: 0,
        };
        all.push(egress);
        return [200, describe(egress)];
      }
      case 'StopEgress':
        if (found === undefined) return [404, { code: 'not_found', msg: 'egress does not exist' }];
        return [200, describe(found)];
      case 'ListEgress':
        return [200, { items: found === undefined ? [] : [describe(found)] }];
      default:
        return [404, { code: 'bad_route', msg: method }];
    }
  }

  const server = createServer((request, response) => {
    void (async () => {
      const body = JSON.parse((await textOf(request)) || '{}') as Readonly<Record<string, unknown>>;
      const token = request.headers.authorization?.replace(/^Bearer /u, '') ?? '';
      const claims = await verifier.verify(token).catch(() => undefined);
      const method = request.url?.match(/^\/twirp\/livekit\.Egress\/(\w+)$/u)?.[1] ?? '';
      const [status, said] =
        claims?.video?.roomRecord === true
          ? await answer(method, body)
          : [401, { code: 'unauthenticated', msg: 'permissions denied' }];
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    connection: { url: `http://127.0.0.1:${port}`, ...keys },
    all,
    get isAbsent() {
      return state.isAbsent;
    },
    set isAbsent(value) {
      state.isAbsent = value;
    },
    async finish(egressId, outcome, hintUrl) {
      const egress = all.find((each) => each.egressId === egressId);
      if (egress === undefined) throw new Error(`${egressId} was not started`);
      if ('bytes' in outcome) {
        await writeFile(egress.file, outcome.bytes);
        Object.assign(egress, { status: 'EGRESS_COMPLETE', size: outcome.bytes.length, durationNs: 60_000_000_000 });
      } else Object.assign(egress, { status: 'EGRESS_FAILED', error: outcome.error });
      if (hintUrl === undefined) return;
      const event = { event: 'egress_ended', id: `EV_${egressId}`, egressInfo: describe(egress) };
      const text = JSON.stringify(event);
      const token = new AccessToken(keys.apiKey, keys.apiSecret, { ttl: 300 });
      token.sha256 = createHash('sha256').update(text).digest('base64');
      await fetch(hintUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/webhook+json', authorization: await token.toJwt() },
        body: text,
      });
    },
    dispose: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
