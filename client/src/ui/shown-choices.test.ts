import { describe, expect, it } from 'vitest';
import { mostShownChoices, shownChoices } from './shown-choices.ts';

const schools = Array.from({ length: 6_000 }, (_, index) => ({ id: `s${index}`, label: `第${index}小学` }));
const labels = (typed: string, chosen: string | null = null) =>
  shownChoices(schools, typed, chosen).shown.map(({ label }) => label);

describe('what of many choices is shown', () => {
  it('is no more than can be read, and says how many more there are', () => {
    const { shown, more } = shownChoices(schools, '', null);
    expect([shown.length, more]).toEqual([mostShownChoices, 6_000 - mostShownChoices]);
    expect(shownChoices(schools, '5999', null)).toMatchObject({ shown: [{ id: 's5999' }], more: 0 });
    expect(labels('没有')).toEqual([]);
  });

  it('begins with what begins so', () => {
    const choices = [
      { id: 'a', label: '连江县第一小学' },
      { id: 'b', label: '第一中学' },
      { id: 'c', label: 'Ａ校' },
    ];
    expect(shownChoices(choices, '第一', null).shown.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(shownChoices(choices, 'a', null).shown.map(({ id }) => id)).toEqual(['c']);
  });

  it('always holds the chosen one, and all while its words stand in the field', () => {
    expect(labels('第1小学', 's5999')).toEqual(['第5999小学', '第1小学']);
    expect(labels('第5999小学', 's5999')).toHaveLength(mostShownChoices + 1);
  });
});
