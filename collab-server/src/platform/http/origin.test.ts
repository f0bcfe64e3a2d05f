import { describe, expect, it } from 'vitest';
import { isAllowedOrigin } from './origin.ts';

describe('origin of a request that changes something', () => {
  it.each([
    ['a program without an Origin', undefined, 'h:1', '', true],
    ['the same host without PUBLIC_URL', 'http://h:1', 'h:1', '', true],
    ['another port of the same host', 'http://h:2', 'h:1', '', false],
    ['another site', 'https://evil.example', 'h:1', '', false],
    ['the configured origin', 'https://t.example', 'inner:1', 'https://t.example', true],
    ['the inner host where PUBLIC_URL is set', 'http://inner:1', 'inner:1', 'https://t.example', false],
    ['a sandboxed frame', 'null', 'h:1', '', false],
  ] as const)('%s', (_name, origin, host, publicUrl, allowed) => {
    expect(isAllowedOrigin(origin, host, publicUrl)).toBe(allowed);
  });
});
