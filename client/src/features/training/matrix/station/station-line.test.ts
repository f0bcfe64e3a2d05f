import type { LiveFrame } from '@tongyan/collab-server/contracts';
import type { Socket } from 'socket.io-client';
import { describe, expect, it, vi } from 'vitest';
import { StationLine } from './station-line.ts';

type Answer = Readonly<Record<string, unknown>>;
type Heard = (...args: unknown[]) => void;

/** A line to a server that answers what the test says; null: not at all. */
class FakeSocket {
  readonly answers = new Map<string, Answer | null>();
  readonly asked: (readonly [event: string, body: unknown])[] = [];
  readonly #heard = new Map<string, Heard>();
  connected = true;
  readonly connect = vi.fn<() => void>();
  readonly close = vi.fn<() => void>();

  on(event: string, heard: Heard): void {
    this.#heard.set(event, heard);
  }

  /** Something comes from the server, or of the line. */
  comes(event: string, ...args: readonly unknown[]): void {
    this.#heard.get(event)?.(...args);
  }

  timeout(): { readonly emit: Heard; readonly emitWithAck: (event: string, body: unknown) => Promise<Answer> } {
    const answer = (event: string, body: unknown): Answer | null => {
      this.asked.push([event, body]);
      return this.answers.get(event) ?? null;
    };
    return {
      emit: (event, body, told) => {
        const given = answer(String(event), body);
        (told as Heard)(given === null ? new Error('no answer') : null, given ?? undefined);
      },
      emitWithAck: async (event, body) => {
        const given = answer(event, body);
        if (given === null) throw new Error('no answer');
        return given;
      },
    };
  }
}

function joined(answer: Answer = { ok: true, messages: [{ text: '先验电', from: '韩砺行' }] }) {
  const socket = new FakeSocket();
  socket.answers.set('join', answer);
  const line = new StationLine('attempt', socket as unknown as Socket);
  const before = line.status().line;
  socket.comes('connect');
  return { socket, line, before };
}

const frame = (state: LiveFrame['state']): LiveFrame => ({
  whole: true,
  state,
  tick: 1_000,
  timeS: 1,
  signals: {},
  modes: {},
  entries: 3,
  nowMs: 5_000,
  deadlineMs: 65_000,
});

describe('a line into an exam', () => {
  it('is joined with what was said so far, and follows the machine and what is said then', () => {
    const { socket, line, before } = joined();
    expect([before, line.status().line, line.status().machine]).toEqual(['joining', 'joined', null]);
    expect(socket.asked).toEqual([['join', { attemptId: 'attempt' }]]);
    let told = 0;
    line.subscribe(() => (told += 1));
    socket.comes('frame', frame('running'));
    socket.comes('message', { text: '慢一点', from: '卢炳坤' });
    expect(told).toBe(2);
    expect(line.status()).toMatchObject({ machine: 'running', timeS: 1, entries: 3 });
    expect(line.status().said.map(({ text }) => text)).toEqual(['先验电', '慢一点']);
  });

  it('says no message twice after the line came back', () => {
    const { socket, line } = joined();
    socket.comes('message', { text: '慢一点', from: '卢炳坤' });
    socket.answers.set('join', { ok: true, messages: line.status().said });
    socket.comes('disconnect', 'transport close');
    expect([line.status().line, socket.connect.mock.calls.length]).toEqual(['away', 0]);
    socket.comes('connect');
    expect([line.status().line, line.status().said.length]).toEqual(['joined', 2]);
  });

  it('is opened again where the server has closed it, which sockets do not do by themselves', () => {
    const { socket } = joined();
    socket.comes('disconnect', 'io server disconnect');
    expect(socket.connect).toHaveBeenCalledOnce();
  });

  it('ends with the exam, and says so', () => {
    const { socket, line } = joined();
    socket.comes('over', { state: 'submitted' });
    socket.comes('disconnect', 'io client disconnect');
    expect([line.status().line, socket.close.mock.calls.length]).toEqual(['over', 1]);
    expect(joined({ ok: false, code: 'training.attemptOver' }).line.status().line).toBe('over');
  });

  it('is refused for good where somebody may not look', () => {
    const { socket, line } = joined({ ok: false, code: 'permission.denied' });
    expect(line.status()).toMatchObject({ line: 'refused', code: 'permission.denied' });
    expect(socket.close).toHaveBeenCalledOnce();
  });

  it('leads, and tells what the server refused or did not answer', async () => {
    const { socket, line } = joined();
    for (const event of ['message', 'freeze']) socket.answers.set(event, { ok: true });
    expect([await line.say('停'), await line.freeze()]).toEqual([{ ok: true }, { ok: true }]);
    socket.answers.set('freeze', { ok: false, code: 'training.windowClosed' });
    expect(await line.freeze()).toEqual({ ok: false, code: 'training.windowClosed' });
    expect(await line.resume()).toEqual({ ok: false, code: null });
    expect(socket.asked.slice(1)).toEqual([
      ['message', { text: '停' }],
      ['freeze', null],
      ['freeze', null],
      ['resume', null],
    ]);
  });
});
