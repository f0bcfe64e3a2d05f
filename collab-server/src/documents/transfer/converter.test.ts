import { afterEach, describe, expect, test } from 'vitest';
import { type Converter, openConverter } from './converter.ts';

let converter: Converter | undefined;
afterEach(() => converter?.close());

const markdown = (text: string) =>
  ({ kind: 'import', bytes: new Uint8Array(Buffer.from(text)), fileName: 'a.md' }) as const;

describe('the thread that converts', { timeout: 60_000 }, () => {
  test('answers in order, and leaves the event loop free meanwhile', async () => {
    converter = openConverter();
    let turns = 0;
    const turn = setInterval(() => (turns += 1), 1);
    const long = Array.from({ length: 4_000 }, (_, index) => `- 第 ${index} 项 **粗** $x_${index % 9}$`).join('\n');
    const answers = await Promise.all([long, '# 甲', '# 乙'].map(async (text) => converter?.convert(markdown(text))));
    clearInterval(turn);
    expect(answers.map((answer) => answer?.ok)).toEqual([true, true, true]);
    expect(turns).toBeGreaterThan(3);
  });

  test('stops a conversion that takes too long, and goes on with the next', async () => {
    converter = openConverter({ timeLimitMs: 1 });
    const stopped = await converter.convert(markdown('# 甲'));
    expect(stopped).toMatchObject({ ok: false, error: { code: 'transfer.timedOut' } });
    await converter.close();
    converter = openConverter();
    expect((await converter.convert(markdown('# 甲'))).ok).toBe(true);
  });

  test('says that it is busy instead of letting them pile up', async () => {
    converter = openConverter({ maxWaiting: 1 });
    const answers = await Promise.all(['# 甲', '# 乙', '# 丙'].map(async (text) => converter?.convert(markdown(text))));
    expect(answers.map((answer) => (answer?.ok ? 'ok' : answer?.error.code))).toEqual(['ok', 'ok', 'transfer.busy']);
  });

  test('ends what waits when it is closed', async () => {
    converter = openConverter();
    const waiting = [converter.convert(markdown('# 甲')), converter.convert(markdown('# 乙'))];
    await converter.close();
    for (const answer of await Promise.all(waiting)) expect(answer.ok).toBe(false);
    expect(await converter.convert(markdown('# 丙'))).toMatchObject({ error: { code: 'transfer.busy' } });
  });
});
