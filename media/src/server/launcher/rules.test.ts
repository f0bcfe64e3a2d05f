import { describe, expect, it } from 'vitest';

import {
  decideByConfiguration,
  decideByFinds,
  type Finds,
  progressAfter,
  restartWaitMs,
  whatIsMissing,
} from './rules.ts';
import type { BuildProgress } from './states.ts';

const nothing: Finds = { onPath: undefined, inCache: undefined, go: undefined, hasShell: true };
const server = (binary: string, version = '1.13.5') => ({ binary, version });
const go = { program: '/usr/bin/go', version: '1.26.8' };

describe('decideByConfiguration', () => {
  const given = { url: 'wss://media.example.edu.cn', apiKey: 'key', apiSecret: 'secret' };
  const notGiven = { url: '', apiKey: '', apiSecret: '' };

  it('takes the server that is given, whatever this machine has', () => {
    expect(decideByConfiguration('build', given)).toEqual({
      use: 'external',
      connection: { url: 'https://media.example.edu.cn', apiKey: 'key', apiSecret: 'secret' },
    });
  });

  it('names what is lacking where only a part is given, and starts nothing of its own instead', () => {
    expect(decideByConfiguration('build', { ...given, apiSecret: '', apiKey: '' })).toEqual({
      use: 'none',
      cause: { why: 'givenIncomplete', lacking: ['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'] },
    });
  });

  it('uses nothing where it is turned off, also nothing that is given', () => {
    expect(decideByConfiguration('off', given)).toEqual({ use: 'none', cause: { why: 'turnedOff' } });
  });

  it('leaves it to the machine where nothing is given', () => {
    expect(decideByConfiguration('find', notGiven)).toBeUndefined();
  });
});

describe('decideByFinds', () => {
  it.each([
    ['the installed one before the built one', { onPath: server('/a'), inCache: server('/b') }, '/a'],
    ['the built one where none is installed', { inCache: server('/b') }, '/b'],
    [
      'the built one where the installed one is too old',
      { onPath: server('/a', '1.9.12'), inCache: server('/b') },
      '/b',
    ],
    ['a newer one of the same major version', { onPath: server('/a', '1.14.0') }, '/a'],
  ])('takes %s', (_what, finds, binary) => {
    expect(decideByFinds('build', { ...nothing, go, ...finds })).toEqual({ use: 'binary', binary });
  });

  it.each([
    ['nothing is found', {}],
    ['what is found is too old', { onPath: server('/a', '1.9.0') }],
    ['what is found is of the next major version', { onPath: server('/a', '2.0.0') }],
  ])('builds where %s', (_what, finds) => {
    expect(decideByFinds('build', { ...nothing, go, ...finds })).toEqual({ use: 'build', goProgram: '/usr/bin/go' });
  });

  it.each([
    ['find', {}, { why: 'notFound' }],
    ['find', { go }, { why: 'notFound' }],
    ['find', { onPath: server('/a', '1.9.0') }, { why: 'notFound', tooOld: '1.9.0' }],
    ['build', {}, { why: 'goMissing' }],
    ['build', { go: { ...go, version: '1.9.7' } }, { why: 'goTooOld', goVersion: '1.9.7' }],
    ['build', { onPath: server('/a'), hasShell: false }, { why: 'systemUnsupported' }],
  ] as const)('says in mode %s why there is none: %j', (mode, finds, cause) => {
    const decision = decideByFinds(mode, { ...nothing, ...finds });
    expect(decision).toEqual({ use: 'none', cause });
    expect(whatIsMissing({ kind: 'missing', cause })).toMatch(/install|LIVEKIT/);
  });
});

describe('restartWaitMs', () => {
  it('doubles from half a second to half a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 100].map((failures) => restartWaitMs(failures))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });
});

describe('progressAfter', () => {
  it('counts modules while they are fetched, then packages as they are compiled', () => {
    const lines = [
      'go: downloading github.com/pion/ice/v4 v4.4.0',
      'go: downloading cel.dev/expr v0.25.2',
      'internal/cpu',
      'github.com/pion/webrtc/v4',
      '# a word of the compiler',
    ];
    const steps = lines.reduce<readonly BuildProgress[]>(
      (told, line) => [...told, progressAfter(told.at(-1) ?? { step: 'downloading', modules: 0 }, line)],
      [],
    );
    expect(steps).toEqual([
      { step: 'downloading', modules: 1 },
      { step: 'downloading', modules: 2 },
      { step: 'compiling', packages: 1 },
      { step: 'compiling', packages: 2 },
      { step: 'compiling', packages: 2 },
    ]);
  });

  it('keeps how many packages there are', () => {
    expect(progressAfter({ step: 'compiling', packages: 7, ofPackages: 900 }, 'net/http')).toEqual({
      step: 'compiling',
      packages: 8,
      ofPackages: 900,
    });
  });
});
