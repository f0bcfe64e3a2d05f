import { expect, it } from 'vitest';
import { titleOf } from './title.ts';

it('takes what the activity is called from the statement itself', () => {
  const name = { 'zh-CN': '排故', en: 'Repair' };
  expect(titleOf({ object: { id: 'x', definition: { name } } })).toEqual(name);
  expect(
    [null, {}, { object: { objectType: 'StatementRef' } }, { object: { definition: { name: 'x' } } }].map(titleOf),
  ).toEqual([null, null, null, null]);
});
