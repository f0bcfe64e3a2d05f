import { describe, expect, it } from 'vitest';
import { type ContentNode, contentToUpdate } from '../../documents/index.ts';
import { endSections, minutesContent, minutesTitle, taskSection } from './content.ts';
import { longText, momentText } from './words.ts';

const head = {
  title: '单元教研',
  purpose: '',
  startsAtMs: Date.UTC(2026, 9, 14, 8, 30),
  hostName: '林静澜',
  communityName: '数学共同体',
  agenda: [],
  locale: 'en',
} as const;

const words = (node: ContentNode): string => node.text ?? (node.content ?? []).map(words).join('');

describe('minutes', () => {
  it('are a document of the schema in either language, with a place for each point', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      expect(contentToUpdate(minutesContent({ ...head, locale })).length).toBeGreaterThan(0);
    }
    const agenda = [{ id: 'a', title: 'Sets', minutes: 5, speaker: '' }];
    const nodes = minutesContent({ ...head, agenda }).content ?? [];
    const at = nodes.findIndex(({ type }) => type === 'heading');
    expect(nodes.slice(at, at + 2).map(words)).toEqual(['Sets (5 min)', '']);
    expect(minutesTitle({ title: '题'.repeat(300), locale: 'en' })).toHaveLength(200);
  });

  it('R3: tell each point’s time, also of one that was not come to', () => {
    const item = { id: 'a', title: 'A', minutes: 5, speaker: 'S', added: 2, spentMs: 65_000, startedAt: 0 };
    const [times, people] = endSections({
      openedAtMs: head.startsAtMs,
      lastedMs: 3_605_000,
      agenda: [item, { ...item, title: 'B', startedAt: null }],
      attendance: [],
      locale: 'en',
    });
    expect(times?.blocks.map(words)).toEqual([
      'Began 2026-10-14 16:30, lasted 1:00:05',
      'PointSpeakerPlanned (min)TakenAS71:05BS7not come to',
    ]);
    expect(people).toBeUndefined();
  });

  it('R2: tell who does a task until when, where that is known', () => {
    const task = { id: '1', at: 0, by: 'x', text: 'Write', personId: null };
    const line = (who: string, due: string | null) =>
      words(taskSection({ ...task, who, due }, 'en').blocks[0] ?? { type: '' });
    expect([line('', null), line('Lin', null), line('Lin', '2026-10-31')]).toEqual([
      'Write',
      'Write (by Lin)',
      'Write (by Lin，due 2026-10-31)',
    ]);
  });

  it('write moments as China’s clocks show them, and spans in hours where they last', () => {
    expect(momentText(Date.UTC(2026, 11, 31, 20))).toBe('2027-01-01 04:00');
    expect([longText(59_999), longText(3_600_000)]).toEqual(['0:59', '1:00:00']);
  });
});
