import { describe, expect, test } from 'vitest';
import { type ContentNode, repairContent, templateContent, templateIds } from '../../content/index.ts';
import { ommlOf } from '../math/omml-write.ts';
import { parseTex } from '../math/tex.ts';
import { randomDocument } from '../testing-documents.ts';
import { degradeDocx } from './degrade.ts';
import { readDocx } from './read.ts';
import { writeDocx } from './write.ts';

const options = { publicUrl: 'https://tongyan.example' };

/** Formulas by what they show, since TeX has many words for one. */
function normalForm(content: ContentNode): ContentNode {
  if (content.type === 'inlineMath' || content.type === 'blockMath') {
    const latex = String(content.attrs?.['latex']);
    const tree = parseTex(latex, content.type === 'blockMath');
    return { ...content, attrs: { latex: tree ? ommlOf(tree) : latex } };
  }
  return content.content ? { ...content, content: content.content.map(normalForm) } : content;
}

async function thereAndBack(content: ContentNode): Promise<{ before: ContentNode; after: ContentNode }> {
  const before = repairContent(degradeDocx(content, options));
  const file = await writeDocx({ title: '标题', content: before, pictures: new Map() });
  const read = await readDocx(file);
  if (!read.ok) throw new Error(read.error.code);
  expect(read.value.title).toBe('标题');
  return { before: normalForm(before), after: normalForm(repairContent(read.value.content)) };
}

describe('content → Word → content', () => {
  test.each(templateIds)('template %s comes back in structure', async (id) => {
    const { before, after } = await thereAndBack(templateContent(id, 'zh-CN'));
    expect(after).toEqual(before);
  });

  test('random documents come back in structure', async () => {
    for (let seed = 5_000; seed < 5_060; seed += 1) {
      const { before, after } = await thereAndBack(randomDocument(seed));
      expect(after, `seed ${seed}`).toEqual(before);
    }
  });
});
