import { afterEach, describe, expect, test } from 'vitest';
import { type Converter, openConverter } from './converter.ts';

let converter: Converter | undefined;
afterEach(() => converter?.close());

const markdown = (text: string) =>
  ({ kind: 'import', bytes: new Uint8Array(Buffer.from(text)), fileName: 'a.md' }) as const;

describe('the thread that converts', () => {
  test('answers in order, and leaves the event loop free meanwhile', async () => {
    converter = openConverter();
    let turns = 0;
    const turn = setInterval(() => (turns += 1), 1);
    const long = Array.from({ length: 4_000 }, (_, index) => `- 第 ${index} 项 **粗** $x_${index % 9}$`).join('\n');
    const answers = await Promise.all(
      [long, '# 甲', '# 乙'].map(async (text) => converter?.convert(markdown(text), 'anna')),
    );
    clearInterval(turn);
    expect(answers.map((answer) => answer?.ok)).toEqual([true, true, true]);
    expect(turns).toBeGreaterThan(3);
  });

  test('stops a conversion that takes too long, and goes on with the next', async () => {
    converter = openConverter({ timeLimitMs: 1 });
    const stopped = await converter.convert(markdown('# 甲'), 'anna');
    expect(stopped).toMatchObject({ ok: false, error: { code: 'transfer.timedOut' } });
    await converter.close();
    converter = openConverter();
    expect((await converter.convert(markdown('# 甲'), 'anna')).ok).toBe(true);
  });

  test('says that it is busy instead of letting them pile up', async () => {
    converter = openConverter({ maxWaiting: 1 });
    const answers = await Promise.all(
      ['# 甲', '# 乙', '# 丙'].map(async (text) => converter?.convert(markdown(text), 'anna')),
    );
    expect(answers.map((answer) => (answer?.ok ? 'ok' : answer?.error.code))).toEqual(['ok', 'ok', 'transfer.busy']);
  });

  test('serves people in turn: one who sends many holds nobody up, and is told where it is too much', async () => {
    converter = openConverter({ maxWaitingOfOne: 3 });
    const done: string[] = [];
    const send = async (person: string, name: string) => {
      const answer = await converter?.convert(markdown(`# ${name}`), person);
      done.push(answer?.ok ? name : `${name} ${answer?.error.code}`);
    };
    const sent = ['甲一', '甲二', '甲三', '甲四', '甲五'].map((name) => send('anna', name));
    await Promise.all([...sent, send('bo', '乙一'), send('bo', '乙二')]);
    expect(done).toEqual(['甲五 transfer.tooManyOfYours', '甲一', '甲二', '乙一', '甲三', '乙二', '甲四']);
  });

  test('ends what waits when it is closed', async () => {
    converter = openConverter();
    const waiting = [converter.convert(markdown('# 甲'), 'anna'), converter.convert(markdown('# 乙'), 'anna')];
    await converter.close();
    for (const answer of await Promise.all(waiting)) expect(answer.ok).toBe(false);
    expect(await converter.convert(markdown('# 丙'), 'anna')).toMatchObject({ error: { code: 'transfer.busy' } });
  });
});
