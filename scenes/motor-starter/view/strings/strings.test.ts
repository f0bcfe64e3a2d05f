import { describe, expect, it } from 'vitest';

import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

describe("the view's own words", () => {
  it('fill in the same values in both languages', () => {
    const filled = (text: string): string =>
      [...text.matchAll(/\{\w+\}/gu)]
        .map(([name]) => name)
        .toSorted()
        .join(' ');
    const pairs = Object.entries(zhCN).map(([key, text]) => [key, filled(text), filled(en[key as keyof typeof zhCN])]);
    expect(pairs.filter(([, a, b]) => a !== b)).toEqual([]);
  });

  it('are nowhere empty', () => {
    expect(Object.values({ ...zhCN, ...en }).filter((text) => text.trim() === '')).toEqual([]);
  });
});
