import { connectionOf, createWebhookReader, type MediaLauncher, type WebhookReader } from '@tongyan/media/server';
import { ProblemError } from '../platform/errors.ts';
import type { HttpApp } from '../platform/http/index.ts';
import type { Log } from '../platform/log.ts';

/** Where a media server tells what happens in its rooms. */
export const MEDIA_HINTS_PATH = '/api/lessons/media-hints';

const MOST_BYTES = 64 * 1_024;

export type MediaHintDeps = {
  readonly launcher: MediaLauncher;
  readonly log: Log;
  readonly now: () => number;
  /** Somebody came in: they have what they may have, or are sent out, sooner than by the next look. */
  readonly onJoined: (joined: { readonly room: string; readonly identity: string }) => Promise<void>;
};

/** Takes the media server's webhooks: their bytes as they came, because the signature is of these. */
export function registerMediaHints(app: HttpApp, { launcher, log, now, onJoined }: MediaHintDeps): void {
  let reader: { readonly apiSecret: string; readonly read: WebhookReader['read'] } | undefined;
  app.addContentTypeParser(
    'application/webhook+json',
    { parseAs: 'string', bodyLimit: MOST_BYTES },
    (_request, body, done) => done(null, body),
  );
  app.post(MEDIA_HINTS_PATH, { schema: { hide: true } }, async (request, reply) => {
    const connection = connectionOf(launcher.state());
    if (connection === undefined || typeof request.body !== 'string') throw new ProblemError('lesson.hintRefused');
    const { apiSecret } = connection;
    if (reader?.apiSecret !== apiSecret) reader = { apiSecret, ...createWebhookReader(connection, now) };
    const outcome = await reader.read(request.body, request.headers.authorization);
    if (!outcome.genuine) {
      log.warn({ why: outcome.why }, 'a webhook that is not the media server’s was refused');
      throw new ProblemError('lesson.hintRefused');
    }
    // The media server waits for no more than that it was heard.
    if (outcome.hint.kind === 'joined') {
      onJoined(outcome.hint).catch((error: unknown) =>
        log.error({ err: error }, 'a lesson could not be looked through'),
      );
    }
    return reply.status(204).send();
  });
}
