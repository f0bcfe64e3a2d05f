import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type TestSyncServer, startTestSyncServer } from '../../../collab-server/src/documents/sync/testing.ts';

const python = process.env['PYCRDT_PYTHON'] ?? 'python3';
const hasPycrdt = spawnSync(python, ['-c', 'import pycrdt, websockets']).status === 0;

/** pycrdt in a process of its own, commanded line by line. */
class PycrdtClient {
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  constructor(url: string) {
    this.#child = spawn(python, [join(import.meta.dirname, 'client.py'), url], { stdio: ['pipe', 'pipe', 'inherit'] });
    if (!this.#child.stdout) throw new Error('no standard output');
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async answer(): Promise<Record<string, unknown>> {
    const { value, done } = await this.#answers.next();
    if (done) throw new Error('pycrdt ended');
    return JSON.parse(value) as Record<string, unknown>;
  }

  tell(command: object): void {
    this.#child.stdin?.write(`${JSON.stringify(command)}\n`);
  }

  async text(): Promise<unknown> {
    this.tell({ text: true });
    return (await this.answer())['text'];
  }

  end(): void {
    this.#child.kill();
  }
}

async function eventually(read: () => unknown, expected: unknown): Promise<void> {
  await expect.poll(read, { interval: 50 }).toEqual(expected);
}

describe.skipIf(!hasPycrdt)(
  'pycrdt and a stock y-websocket client in one document [needs Python with pycrdt and websockets]',
  () => {
    let server: TestSyncServer;
    let doc: Y.Doc;
    let provider: WebsocketProvider;
    let pycrdt: PycrdtClient;

    beforeEach(async () => {
      server = await startTestSyncServer();
      doc = new Y.Doc();
      provider = new WebsocketProvider(server.url, 'shared', doc, {
        WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
        params: { person: 'js' },
        disableBc: true,
      });
      await new Promise<void>((resolve) => {
        provider.once('sync', () => resolve());
      });
      pycrdt = new PycrdtClient(`${server.url}/shared?person=py`);
      expect(await pycrdt.answer()).toEqual({ ready: true });
    });
    afterEach(async () => {
      pycrdt.end();
      provider.destroy();
      await server.close();
    });

    it('passes what one types to the other, both ways, with characters outside the basic plane', async () => {
      const text = doc.getText('content');
      text.insert(0, '分数𠮷');
      await eventually(() => pycrdt.text(), '分数𠮷');
      pycrdt.tell({ insert: '除法：', at: 0 });
      await eventually(() => text.toString(), '除法：分数𠮷');
      text.delete(0, 3);
      await eventually(() => pycrdt.text(), '分数𠮷');
    });

    it('merges what both type at the same time to one text, which a newcomer gets too', async () => {
      const text = doc.getText('content');
      for (let i = 0; i < 40; i += 1) {
        text.insert(text.length, `甲${i}`);
        pycrdt.tell({ insert: `乙${i}`, at: 0 });
      }
      const whole = () => [...text.toString().matchAll(/[甲乙]\d+/g)].length;
      await eventually(whole, 80);
      await eventually(() => pycrdt.text(), text.toString());
      const newcomer = new PycrdtClient(`${server.url}/shared?person=new`);
      expect(await newcomer.answer()).toEqual({ ready: true });
      expect(await newcomer.text()).toBe(text.toString());
      newcomer.end();
    });

    it('lets a pycrdt reader read and not write', async () => {
      doc.getText('content').insert(0, '原文');
      const reader = new PycrdtClient(`${server.url}/shared?person=reader&right=read`);
      expect(await reader.answer()).toEqual({ ready: true });
      await eventually(() => reader.text(), '原文');
      await eventually(() => pycrdt.text(), '原文');
      reader.tell({ insert: '偷改', at: 0 });
      pycrdt.tell({ insert: '可改', at: 2 });
      await eventually(() => doc.getText('content').toString(), '原文可改');
      reader.end();
    });
  },
);
