import { templateContent, templateIds } from '@tongyan/collab-server/content';
import { describe, expect, it } from 'vitest';
import { partsOf } from './template-parts.ts';

describe('what a template holds', () => {
  it('is its fields, its sections, and the columns of a section’s table', () => {
    const parts = partsOf(templateContent('lessonPlan', 'zh-CN'));
    expect(parts[0]).toMatchObject({ kind: 'fields', labels: expect.arrayContaining(['课题', '学科', '年级']) });
    expect(parts.map((part) => (part.kind === 'section' ? part.label : ''))).toContain('素养目标');
    expect(parts.find((part) => part.kind === 'section' && part.label === '教学过程')?.columns).toContain('教师活动');
  });

  it.each(templateIds)('can be told for %s in both languages', (id) => {
    const [chinese, english] = [partsOf(templateContent(id, 'zh-CN')), partsOf(templateContent(id, 'en'))];
    expect(english.map(({ kind }) => kind)).toEqual(chinese.map(({ kind }) => kind));
    expect(chinese.length > 0).toBe(id !== 'blank');
  });
});
