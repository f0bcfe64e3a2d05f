import { describe, expect, it } from 'vitest';

import { procedure, rubric } from './model/index.ts';
import { strings as en } from './strings/en.ts';
import { strings as zhCN } from './strings/zh-CN.ts';

describe('the texts of motor-starter', () => {
  it('are there in both languages, for every key of the procedure and the rubric', () => {
    const keys = [
      procedure.title,
      rubric.title,
      ...procedure.steps.flatMap(({ title, hints }) => [title, ...hints]),
      ...procedure.hazards.map(({ message }) => message),
      ...rubric.aspects.map(({ title }) => title),
    ];
    expect(keys.filter((key) => zhCN[key] === undefined || en[key] === undefined)).toEqual([]);
    expect(Object.keys(zhCN).toSorted()).toEqual(Object.keys(en).toSorted());
  });
});
