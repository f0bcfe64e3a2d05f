import { layWrittenDocument } from '../documents/index.ts';
import type { Db } from '../platform/database/index.ts';
import { demoPersonId } from './people.ts';
import { document, h, p } from './write-content.ts';

export const RING_DOCUMENT = 'demo-ring-findings';
export const RING_TITLE = '圆环：各教室的发现';

const HOUR_MS = 3_600_000;

const firstContent = () =>
  document(
    h(2, '圆环的面积：各教室的发现'),
    p('每个教室画一个圆环，量出两条半径，算出面积。助教把本教室的发现写在下面。'),
  );

/** What was written during the lesson, by its time, and after it. */
const lines = [
  ['23:40', 'yeqinghe', '政和铜岭：外圆 4 厘米，内圆 2 厘米，面积 37.68 平方厘米。先减后乘，只乘了一次 3.14。'],
  ['24:50', 'matinglan', '长汀汀南：有一组把 R² − r² 写成 (R − r)²，得 12.56，画图比较后改了过来。'],
  ['26:10', 'wuzhixing', '寿宁西浦溪：五年级同学量出外圆半径 5 厘米、内圆半径 3 厘米。'],
  ['27:20', 'xuyingchuan', '连江青屿：光盘的圆环 100.48 平方厘米。'],
] as const;
const AFTERWARDS = '课后补记：下节课用 (R − r)² 的错例导入。';

/**
 * A document that was written on while it stood on the stage of a lesson that is over: its log has the times of that lesson, so that the
 * replay shows it as it was.
 *
 * @param at milliseconds since 1970 of a clock time of the lesson
 */
export function layRingDocument(db: Db, openedAtMs: number, at: (clock: string) => number): Promise<void> {
  const ownerId = demoPersonId('xuyingchuan');
  const during = lines.map(([clock, account, text]) => ({ atMs: at(clock), personId: demoPersonId(account), text }));
  return layWrittenDocument(db, {
    documentId: RING_DOCUMENT,
    title: RING_TITLE,
    ownerId,
    createdAtMs: openedAtMs - 20 * HOUR_MS,
    content: firstContent(),
    lines: [...during, { atMs: openedAtMs + 3 * HOUR_MS, personId: ownerId, text: AFTERWARDS }],
  });
}
