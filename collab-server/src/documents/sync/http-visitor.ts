import type { CloseCode } from './close-codes.ts';
import type { DocumentHub, Participant } from './document-hub.ts';
import type { Grant } from './grant.ts';
import { TokenBucket } from './token-bucket.ts';

/** A client that polls one document over HTTP, from its first request until it stays away. */
export class HttpVisitor implements Participant {
  readonly hub: DocumentHub;
  grant: Grant;
  readonly isLive = true;
  readonly bucket: TokenBucket;
  awarenessChanged = true;
  /** Why this visit is over; the next request begins a new one. */
  closedWith: CloseCode | undefined;
  #news = Promise.withResolvers<void>();

  constructor(hub: DocumentHub, grant: Grant, messagesPerSecond: number, messageBurst: number) {
    this.hub = hub;
    this.grant = grant;
    this.bucket = new TokenBucket(messagesPerSecond, messageBurst, performance.now());
  }

  sendUpdateFrame(): void {
    this.#wake();
  }

  /** The only other thing that is broadcast is awareness. */
  sendFrame(): void {
    this.awarenessChanged = true;
    this.#wake();
  }

  durable(): void {}

  close(code: CloseCode): void {
    this.closedWith = code;
    this.#wake();
  }

  #wake(): void {
    this.#news.resolve();
    this.#news = Promise.withResolvers();
  }

  /** Resolves at the next news, after the time, when the request is given up, and where the visit is over. */
  async waitForNews(waitMs: number, signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted === true || this.closedWith !== undefined) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, waitMs);
    const onAbort = (): void => resolve();
    signal?.addEventListener('abort', onAbort);
    await Promise.race([this.#news.promise, promise]);
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
