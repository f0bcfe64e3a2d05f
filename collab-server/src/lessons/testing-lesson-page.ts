import { randomUUID } from 'node:crypto';
import type { StageEntry, StageEvent } from '@tongyan/media/timeline';
import { io, type Socket } from 'socket.io-client';
import type { FloorAct, FloorView } from './contract-floor.ts';

export type Acted = { readonly ok: boolean; readonly seq?: number; readonly code?: string; readonly details?: unknown };

/** A page of a lesson, without its picture. */
export class Page {
  readonly socket: Socket;
  readonly entries: StageEntry[] = [];
  isEnded = false;
  /** As this seat is told it. */
  floor: FloorView | undefined;
  readonly #page = randomUUID();
  #n = 0;

  constructor(address: string, personId: string) {
    this.socket = io(`${address}/lessons`, {
      path: '/live',
      transports: ['websocket'],
      extraHeaders: { 'x-test-person': personId },
      forceNew: true,
      reconnection: false,
    });
    this.socket.on('entries', (entries: readonly StageEntry[]) => this.entries.push(...entries));
    this.socket.on('floor', (changed: Partial<FloorView>) => {
      if (this.floor) this.floor = { ...this.floor, ...changed };
    });
    this.socket.on('head', (_head: unknown, answer: () => void) => answer());
    this.socket.on('ended', () => {
      this.isEnded = true;
    });
  }

  ask<Answer>(message: string, body: unknown): Promise<Answer> {
    return this.socket.emitWithAck(message, body) as Promise<Answer>;
  }

  act(event: StageEvent): Promise<Acted> {
    this.#n += 1;
    return this.again(event);
  }

  /** Sends the last act once more, as after a lost answer. */
  again(event: StageEvent): Promise<Acted> {
    return this.ask('act', { page: this.#page, n: this.#n, event });
  }

  async followFloor(lessonId: string): Promise<FloorView> {
    const answer = await this.ask<{ readonly view: FloorView }>('floorFollow', { lessonId });
    this.floor = answer.view;
    return answer.view;
  }

  do(act: FloorAct): Promise<Acted> {
    this.#n += 1;
    return this.doAgain(act);
  }

  /** Sends the last act once more, as after a lost answer. */
  doAgain(act: FloorAct): Promise<Acted> {
    return this.ask('floorAct', { page: this.#page, n: this.#n, act });
  }
}
