import { describe, expect, it } from 'vitest';
import { longDay, shortTime } from './time.ts';

const now = new Date(2026, 9, 14, 13, 44).getTime();
const at = (...parts: [number, number, number, number, number]): number => new Date(...parts).getTime();

describe('a past moment', () => {
  it('is a time of day today, also just after midnight', () => {
    expect(shortTime(at(2026, 9, 14, 0, 5), now, 'zh-CN')).toBe('00:05');
  });

  it('is yesterday by the calendar, not by 24 hours', () => {
    expect(shortTime(at(2026, 9, 13, 0, 5), now, 'zh-CN')).toBe('昨天');
    expect(shortTime(at(2026, 9, 13, 23, 59), now, 'en')).toBe('yesterday');
  });

  it('is a time of day also where the server is a day ahead', () => {
    expect(shortTime(at(2026, 9, 15, 0, 1), now, 'zh-CN')).toBe('00:01');
  });

  it('is a day within the year, and names another year', () => {
    expect(shortTime(at(2026, 9, 9, 8, 0), now, 'zh-CN')).toBe('10 月 9 日');
    expect(shortTime(at(2026, 9, 9, 8, 0), now, 'en')).toBe('9 Oct');
    expect(shortTime(at(2025, 11, 31, 8, 0), now, 'zh-CN')).toBe('2025 年 12 月 31 日');
  });
});

it('writes a whole day in both languages', () => {
  expect(longDay(now, 'zh-CN')).toBe('10 月 14 日 星期三');
  expect(longDay(now, 'en')).toBe('Wednesday 14 October');
});
