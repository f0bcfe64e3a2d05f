import { describe, expect, it } from 'vitest';

import { typedNumber } from './register-row.tsx';

describe('a number that is typed', () => {
  it.each([
    ['-250.5', -250.5],
    ['−0.02', -0.02],
    ['1２．５', 12.5],
    ['0,013', 0.013],
    [' 7 ', 7],
    ['.5', 0.5],
    ['', null],
    ['1e3', null],
    ['12mm', null],
    ['--1', null],
  ])('%j is %j', (text, value) => {
    expect(typedNumber(text)).toBe(value);
  });
});
