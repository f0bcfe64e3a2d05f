import { describe, expect, it } from 'vitest';
import { safeReturnPath, signInPath } from './return-path.ts';

describe('the way back after signing in', () => {
  it('is kept through the sign-in page', () => {
    const next = new URL(signInPath('/documents/1?view=outline'), 'http://localhost').searchParams.get('next');
    expect(safeReturnPath(next)).toBe('/documents/1?view=outline');
  });

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
    '',
    null,
  ])('never leads off this site: %s', (next) => {
    expect(safeReturnPath(next)).toBe('/');
  });
});
