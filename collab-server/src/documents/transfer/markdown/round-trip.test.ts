import { describe, expect, test } from 'vitest';
import { type ContentNode, parseContent, repairContent, templateContent, templateIds } from '../../content/index.ts';
import { randomDocument } from '../testing-documents.ts';
import { degradeMarkdown } from './degrade.ts';
import { readMarkdown } from './read.ts';
import { writeMarkdown } from './write.ts';

const options = { publicUrl: 'https://tongyan.example' };

/** The content that is written, and what is read back, both in the schema's own form. */
function thereAndBack(content: ContentNode): { written: string; before: ContentNode; after: ContentNode } {
  const before = repairContent(degradeMarkdown(content, options));
  const written = writeMarkdown('标题', before, (src) => src);
  const read = readMarkdown(written);
  expect(read.title).toBe('标题');
  return { written, before, after: repairContent(read.content) };
}

describe('content → Markdown → content', () => {
  test.each(templateIds)('template %s comes back in structure', (id) => {
    const { before, after } = thereAndBack(templateContent(id, 'zh-CN'));
    expect(after).toEqual(before);
  });

  const seeds = Array.from({ length: 250 }, (_, index) => 1_000 + index);
  test('random documents come back in structure', () => {
    for (const seed of seeds) {
      const content = randomDocument(seed);
      expect(parseContent(content).ok, `seed ${seed}`).toBe(true);
      const { written, before, after } = thereAndBack(content);
      expect(after, `seed ${seed}\n${written}`).toEqual(before);
    }
  });
});
