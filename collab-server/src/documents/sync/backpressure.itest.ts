import { expect, test } from 'vitest';
import { expectAllDurable, useTestServers } from './testing-harness.ts';

const { start, joined } = useTestServers();

test('[L5] 200 MB written past a reader that never reads are not held for it', async () => {
  const limits = { slowReaderMs: 600_000, cacheBytes: 4_000_000, maxDocumentBytes: 1e9, compactAtBytes: 1e9 };
  const server = await start({ limits });
  const reader = await joined(server, 'person=r&right=read');
  reader.webSocket.pause();
  const writer = await joined(server);
  let mostUnsent = 0;
  for (let i = 0; i < 200; i += 1) {
    writer.doc.getText('t').delete(0, writer.doc.getText('t').length);
    writer.type(`${i}`.padEnd(1_000_000, 'x'));
    await expectAllDurable(writer);
    mostUnsent = Math.max(mostUnsent, server.server.stats().unsentBytes);
  }
  // The system's own buffers take tens of megabytes of it; the server holds a watermark and a message.
  expect(mostUnsent).toBeGreaterThan(1_000_000);
  expect(mostUnsent).toBeLessThan(4_000_000);
  expect(server.server.stats().cacheBytes).toBeLessThan(6_000_000);
  expect(reader.closed).toBeUndefined();
});
