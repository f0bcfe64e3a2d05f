import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetSession, lastSession, rememberSession } from './last-session.ts';

const HOUR_MS = 3_600_000;
const NOW = Date.UTC(2026, 8, 1);

const session = (mustChangePassword = false) => ({
  person: { id: 'p-1', account: 'linjinglan', displayName: '林静澜', mustChangePassword },
  memberships: [],
});

beforeEach(() => {
  const items = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('whom this device knew last', () => {
  it('is known until the session would have ended on the server', () => {
    rememberSession(session(), NOW);
    expect(lastSession(NOW + 72 * HOUR_MS)).toEqual(session());
    expect(lastSession(NOW + 72 * HOUR_MS + 1)).toBeUndefined();
  });

  it('is nobody after signing out, nor while a temporary password waits to be changed', () => {
    rememberSession(session(), NOW);
    forgetSession();
    expect(lastSession(NOW)).toBeUndefined();
    rememberSession(session(), NOW);
    rememberSession(session(true), NOW);
    expect(lastSession(NOW)).toBeUndefined();
  });

  it.each([
    '',
    'null',
    '{}',
    '{"session":{},"knownAtMs":1}',
    '{"session":{"person":{"id":1},"memberships":[]},"knownAtMs":1}',
  ])('is nobody where the device holds %j', (stored) => {
    localStorage.setItem('tongyan.lastSession', stored);
    expect(lastSession(2)).toBeUndefined();
  });

  it('is nobody where storage is forbidden', () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    rememberSession(session(), NOW);
    forgetSession();
    expect(lastSession(NOW)).toBeUndefined();
  });
});
