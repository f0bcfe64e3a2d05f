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

  it('says what TURN lacks, by the names of the variables, and wants none of them where there is no TURN', () => {
    const result = readConfig({ LIVEKIT_TURN_DOMAIN: '10.8.0.3', LIVEKIT_TURN_RELAY_PORTS: '30999-30000' });
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.error.map((line) => line.split(' ')[0])).toEqual([
      'LIVEKIT_TURN_DOMAIN',
      'LIVEKIT_MEDIA_ADDRESS',
      'LIVEKIT_TURN_CERT_FILE',
      'LIVEKIT_TURN_KEY_FILE',
      'LIVEKIT_TURN_RELAY_PORTS',
    ]);
    expect(readConfig({ LIVEKIT_TURN_RELAY_PORTS: 'all' })).toMatchObject({ ok: false });
    const behindProxy = {
      LIVEKIT_TURN_DOMAIN: 'turn.example.edu.cn',
      LIVEKIT_TURN_EXTERNAL_TLS: '1',
      LIVEKIT_MEDIA_ADDRESS: '10.8.0.3',
    };
    expect(readConfig(behindProxy)).toMatchObject({ ok: true, value: { livekit: { turn: { relayTo: 30_999 } } } });
    expect(readConfig({ ...behindProxy, LIVEKIT_TURN_KEY_FILE: '/key.pem' })).toMatchObject({ ok: false });
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
