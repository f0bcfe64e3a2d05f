import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeSyncMessage, syncType } from './protocol.ts';
import { expectAllDurable, expectSoon, useTestServers } from './testing-harness.ts';

const { start, join, joined } = useTestServers();

/** What `doc` would write next at the end of its text, made by somebody else under its client id. */
function forgedNext(doc: Y.Doc, text: string): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = doc.clientID;
  const before = Y.encodeStateVector(copy);
  copy.getText('t').insert(copy.getText('t').length, text);
  return Y.encodeStateAsUpdate(copy, before);
}

test('[C9] nobody writes first what somebody who is here writes next', async () => {
  const server = await start();
  const victim = await joined(server, 'ext=1&person=victim');
  const offender = await joined(server, 'ext=1&person=offender');
  victim.sendAwareness(victim.doc.clientID, 1, {});
  await expectSoon(() => offender.awareness.has(victim.doc.clientID)).toBe(true);
  victim.type('真');
  await expectAllDurable(victim);

  offender.sendUpdate(forgedNext(victim.doc, '假'));
  await expectSoon(() => offender.extension.some((message) => message.kind === 'refused')).toBe(true);
  victim.type('话');
  await expectAllDurable(victim);
  const fresh = await joined(server, 'person=fresh&right=read');
  expect(fresh.text).toBe('真话');
  await expectSoon(() => offender.text).toBe('真话');
});

test("[C9] after a crash one may bring another's last words, and waits while that person is here to bring them", async () => {
  const server = await start();
  const absent = new Y.Doc();
  absent.getText('t').insert(0, '最后的话');
  const witness = await join(server, 'ext=1&person=witness');
  Y.applyUpdate(witness.doc, Y.encodeStateAsUpdate(absent), witness);
  await expectSoon(() => witness.isSynced).toBe(true);
  witness.type('，我听到了');
  const fresh = await joined(server, 'person=fresh&right=read');
  await expectSoon(() => fresh.text).toBe('最后的话，我听到了');

  const speaker = await joined(server, 'ext=1&person=speaker');
  speaker.sendAwareness(speaker.doc.clientID, 1, {});
  await expectSoon(() => witness.awareness.has(speaker.doc.clientID)).toBe(true);
  // What the speaker has written reached the witness before the crash, and the server not at all.
  speaker.webSocket.pause();
  const words = forgedNext(speaker.doc, '。再会');
  Y.applyUpdate(speaker.doc, words, speaker);
  Y.applyUpdate(witness.doc, words, witness);
  witness.type('！');
  await expectSoon(() => witness.extension.some((message) => message.kind === 'refused')).toBe(true);
  speaker.webSocket.resume();
  speaker.send(encodeSyncMessage(syncType.update, words));
  await expectSoon(() => fresh.text).toBe('最后的话，我听到了。再会！');
});
