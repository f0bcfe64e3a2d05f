import { describe, expect, it } from 'vitest';
import { fileNameOf } from './download.ts';

describe('the name of a downloaded file', () => {
  it('is the UTF-8 one where there is one', () => {
    expect(fileNameOf(`attachment; filename="x.pdf"; filename*=UTF-8''%E5%88%86%E6%95%B0.pdf`)).toBe('分数.pdf');
  });

  it('is the plain one otherwise, also where the other cannot be read', () => {
    expect(fileNameOf('attachment; filename="x.pdf"')).toBe('x.pdf');
    expect(fileNameOf(`attachment; filename="x.pdf"; filename*=UTF-8''%E5%8`)).toBe('x.pdf');
  });

  it('is missing where nothing is said', () => {
    expect(fileNameOf(null)).toBeUndefined();
    expect(fileNameOf('attachment')).toBeUndefined();
  });
});
