import { WebhookReceiver } from 'livekit-server-sdk';

import type { MediaConnection } from '../launcher/states.ts';

/**
 * What the media server says of a room. A hint: such words come late, out of order or never, so what counts is asked from the server or
 * measured by the platform.
 */
export type MediaHint =
  | { readonly kind: 'joined' | 'left'; readonly room: string; readonly identity: string }
  | { readonly kind: 'ended'; readonly room: string }
  | { readonly kind: 'other'; readonly name: string };

export type WebhookOutcome =
  | { readonly genuine: true; readonly hint: MediaHint }
  | { readonly genuine: false; readonly why: 'unsigned' | 'forged' | 'replayed' };

export interface WebhookReader {
  /**
   * @param body the bytes of the request as text, before anything parsed them: the signature is of these
   * @param authorization the header of that name
   */
  readonly read: (body: string, authorization: string | undefined) => Promise<WebhookOutcome>;
}

/** Signatures live for five minutes; what is older than that is refused for its age. */
const REMEMBERED_MS = 6 * 60_000;

/** @param now a clock in milliseconds, any */
export function createWebhookReader(
  { apiKey, apiSecret }: Pick<MediaConnection, 'apiKey' | 'apiSecret'>,
  now: () => number,
): WebhookReader {
  const receiver = new WebhookReceiver(apiKey, apiSecret);
  const heardAtMs = new Map<string, number>();

  function isReplay(id: string): boolean {
    const nowMs = now();
    for (const [known, atMs] of heardAtMs) {
      if (nowMs - atMs <= REMEMBERED_MS) break;
      heardAtMs.delete(known);
    }
    if (heardAtMs.has(id)) return true;
    heardAtMs.set(id, nowMs);
    return false;
  }

  return {
    async read(body, authorization) {
      if (authorization === undefined || authorization === '') return { genuine: false, why: 'unsigned' };
      // The library tells a wrong signature, another body, an old one and broken JSON alike: by throwing.
      const event = await receiver.receive(body, authorization).catch(() => undefined);
      if (event === undefined) return { genuine: false, why: 'forged' };
      if (isReplay(event.id)) return { genuine: false, why: 'replayed' };
      return { genuine: true, hint: hintOf(event) };
    },
  };
}

type WebhookEvent = Awaited<ReturnType<WebhookReceiver['receive']>>;

function hintOf({ event, room, participant }: WebhookEvent): MediaHint {
  if (room !== undefined) {
    if (participant !== undefined && event === 'participant_joined') {
      return { kind: 'joined', room: room.name, identity: participant.identity };
    }
    if (participant !== undefined && event === 'participant_left') {
      return { kind: 'left', room: room.name, identity: participant.identity };
    }
    if (event === 'room_finished') return { kind: 'ended', room: room.name };
  }
  return { kind: 'other', name: event };
}
