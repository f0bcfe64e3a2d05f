import { describe, expect, it } from 'vitest';
import { cacheName, cachesToRemove, handlingOf } from './rules.ts';

const ORIGIN = 'https://tongyan.example';

function handling(path: string, request: { method?: string; mode?: string } = {}) {
  return handlingOf({ method: 'GET', mode: 'cors', url: new URL(path, ORIGIN).href, ...request }, ORIGIN);
}

describe('what the service worker answers', () => {
  it.each(['/', '/documents', '/documents/a-1', '/apiary', '/sign-in?next=%2Fapi'])('the page at %s', (path) => {
    expect(handling(path, { mode: 'navigate' })).toBe('page');
  });

  it.each(['/api', '/api/session', '/api/blobs/abc', '/sync/a-1', '/metrics'])(
    'never what the server says at %s, however it is asked',
    (path) => {
      expect(handling(path)).toBe('network');
      expect(handling(path, { mode: 'navigate' })).toBe('network');
    },
  );

  it('hashed files, but not what is only read from elsewhere or written', () => {
    expect(handling('/assets/index-Ab12.js')).toBe('asset');
    expect(handling('/assets/index-Ab12.js', { method: 'HEAD' })).toBe('network');
    expect(handling('https://elsewhere.example/assets/index-Ab12.js')).toBe('network');
    expect(handling('/sw.js', { mode: 'same-origin' })).toBe('network');
    expect(handling('/', { mode: 'cors' })).toBe('network');
    expect(handling('/documents', { method: 'POST', mode: 'navigate' })).toBe('network');
  });
});

describe('whose files are removed', () => {
  const names = [cacheName('oldest'), 'somebody-else', cacheName('before'), cacheName('now'), cacheName('waiting')];

  it('those of all earlier builds, once this is the only window, and never those of one that waits', () => {
    expect(cachesToRemove(names, 'now', 1)).toEqual([cacheName('oldest'), cacheName('before')]);
    expect(cachesToRemove(names, 'now', 0)).toEqual([cacheName('oldest'), cacheName('before')]);
  });

  it('but not those of the build before, which another window may still be of', () => {
    expect(cachesToRemove(names, 'now', 2)).toEqual([cacheName('oldest')]);
    expect(cachesToRemove([cacheName('now')], 'now', 2)).toEqual([]);
    expect(cachesToRemove(names, 'not-kept', 1)).toEqual([]);
  });
});
