import { describe, expect, it } from 'vitest';
import { readConfig, variables } from './config.ts';

describe('configuration', () => {
  it('runs on embedded defaults, bound to loopback', () => {
    const result = readConfig({});
    expect(result).toMatchObject({
      ok: true,
      value: { host: '127.0.0.1', port: 8686, demo: false, database: { kind: 'sqlite' } },
    });
  });

  it('uses PostgreSQL where DATABASE_URL is given', () => {
    const result = readConfig({ DATABASE_URL: 'postgres://u:p@localhost:5432/t' });
    expect(result).toMatchObject({
      ok: true,
      value: { database: { kind: 'postgres', url: 'postgres://u:p@localhost:5432/t' } },
    });
  });

  it('names every variable that is wrong, and what it accepts', () => {
    const result = readConfig({
      PORT: '80a',
      DEMO: 'perhaps',
      PUBLIC_URL: 'https://a.example/path',
      LOG_LEVEL: 'loud',
    });
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.error.map((line) => line.split('=')[0])).toEqual(['PORT', 'PUBLIC_URL', 'DEMO', 'LOG_LEVEL']);
    expect(result.error[0]).toContain('65535');
  });

  it('looks for a media server on loopback unless told otherwise, and never repeats a wrong secret', () => {
    expect(readConfig({})).toMatchObject({
      ok: true,
      value: { livekit: { mode: 'find', ports: { host: '127.0.0.1', signalPort: 7880 } } },
    });
    const result = readConfig({ LIVEKIT: 'perhaps', LIVEKIT_URL: 'media', LIVEKIT_API_SECRET: 'too-short' });
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.error.map((line) => line.split('=')[0])).toEqual(['LIVEKIT', 'LIVEKIT_URL', 'LIVEKIT_API_SECRET']);
    expect(JSON.stringify(result)).not.toContain('too-short');
  });

  it('never repeats a wrong DATABASE_URL, which may hold a password', () => {
    const result = readConfig({ DATABASE_URL: 'mysql://root:secret@db/x' });
    expect(JSON.stringify(result)).not.toContain('secret');
    expect(result.ok).toBe(false);
  });

  it.each(Object.values(variables))('$name has a fallback that it accepts, and a meaning', (definition) => {
    expect(definition.parse(definition.fallback)).toBeDefined();
    expect(definition.meaning.length).toBeGreaterThan(10);
  });
});
