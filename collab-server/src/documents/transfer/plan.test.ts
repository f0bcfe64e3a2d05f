import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ContentNode, repairContent, walkContent } from '../content/index.ts';
import { degradeDocx } from './docx/degrade.ts';
import { readDocx } from './docx/read.ts';
import { writeDocx } from './docx/write.ts';
import { readMarkdown } from './markdown/read.ts';
import { writeMarkdown } from './markdown/write.ts';

const plan = resolve(import.meta.dirname, '../../../../../shared/mission/plan.zh.md');
const options = { publicUrl: '' };

function headingsOf(content: ContentNode): string[] {
  const found: string[] = [];
  walkContent(content, (node) => {
    if (node.type === 'heading') {
      found.push(`${String(node.attrs?.['level'])} ${(node.content ?? []).map(({ text }) => text ?? '').join('')}`);
    }
  });
  return found;
}

// The plan lies beside the repository, not in it: where it is absent there is nothing to read.
describe.skipIf(!existsSync(plan))('the plan', () => {
  const source = existsSync(plan) ? readFileSync(plan, 'utf8') : '';
  const { title, content, warnings } = readMarkdown(source);

  test('keeps every heading, odd ones too, at its level below the title', () => {
    const written = [...source.matchAll(/^(#+) +(.+)$/gm)].map(([, marks = '', text = '']) => ({
      level: marks.length,
      text: text.replaceAll('**', '').trim(),
    }));
    expect(title).toBe(written[0]?.text);
    expect(headingsOf(content)).toEqual(written.slice(1).map(({ level, text }) => `${level - 1} ${text}`));
    expect(warnings).toEqual([]);
  });

  test('keeps every numbered line as an item and the formula as a formula', () => {
    let items = 0;
    const formulas: unknown[] = [];
    walkContent(content, (node) => {
      if (node.type === 'listItem') items += 1;
      if (node.type === 'inlineMath') formulas.push(node.attrs?.['latex']);
    });
    expect(items).toBe([...source.matchAll(/^\d+\. /gm)].length);
    expect(formulas).toEqual(['\\geq 90\\%']);
  });

  test('comes back the same from Markdown and from Word', async () => {
    const markdown = readMarkdown(writeMarkdown(title ?? '', content, (src) => src));
    expect(markdown.title).toBe(title);
    expect(markdown.content).toEqual(content);
    const before = repairContent(degradeDocx(content, options));
    const word = await readDocx(await writeDocx({ title: title ?? '', content: before, pictures: new Map() }));
    if (!word.ok) throw new Error(word.error.code);
    expect(word.value.title).toBe(title);
    expect(word.value.content).toEqual(before);
  });
});
