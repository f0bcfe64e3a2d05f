import { type PreflightHint, type PreflightSnapshot, PREFLIGHT_STEPS, type StepResult } from '@tongyan/media/client';
import { describe, expect, it } from 'vitest';
import { networkLines, outcomeOf } from './outcome.ts';

type Steps = PreflightSnapshot['steps'];

const passed: StepResult = { kind: 'passed', figures: {} };
const all = (result: StepResult): Steps => ({
  camera: result,
  microphone: result,
  speaker: result,
  signalling: result,
  udp: result,
  tcp: result,
  down: result,
  up: result,
});
const failed = (hint: PreflightHint): StepResult => ({
  kind: 'failed',
  hint,
  figures: { host: 'media.example', port: 7882 },
});
const of = (steps: Steps, isRunning = false) => outcomeOf({ steps, isRunning });

describe('the outcome of a device check', () => {
  it('is good when everything passed', () => {
    expect(of(all(passed))).toBe('good');
  });

  it('asks before all else, since only the person knows what they hear', () => {
    expect(of({ ...all(passed), speaker: { kind: 'asking' } }, true)).toBe('asking');
  });

  it('is none before and while it runs', () => {
    expect(of(all({ kind: 'waiting' }))).toBe('untried');
    expect(of({ ...all({ kind: 'waiting' }), camera: passed }, true)).toBe('running');
  });

  it('is good in part where the media server was not tried', () => {
    const waiting: StepResult = { kind: 'waiting' };
    expect(of({ ...all(passed), signalling: waiting, udp: waiting, tcp: waiting })).toBe('partial');
  });

  it('is usable without a camera, or with UDP shut while TCP passes', () => {
    expect(of({ ...all(passed), camera: failed('noDevice') })).toBe('usable');
    expect(of({ ...all(passed), udp: failed('openUdp') })).toBe('usable');
    expect(of({ ...all(passed), down: { kind: 'warned', hint: 'narrow', figures: {} } })).toBe('usable');
  });

  it.each(['microphone', 'speaker', 'signalling', 'down', 'up'] as const)('is bad without %s', (step) => {
    expect(of({ ...all(passed), [step]: failed('platformSilent') })).toBe('bad');
  });

  it('is bad when pictures and voices pass neither way', () => {
    expect(of({ ...all(passed), udp: failed('openMedia'), tcp: failed('openMedia') })).toBe('bad');
  });
});

describe('what whoever runs the network is told', () => {
  it('is what concerns lines, in order, and nothing about devices', () => {
    const steps: Steps = {
      ...all(passed),
      camera: failed('noDevice'),
      signalling: failed('openSignalling'),
      udp: failed('openUdp'),
    };
    expect(networkLines(steps).map(({ hint }) => hint)).toEqual(['openSignalling', 'openUdp']);
    expect(PREFLIGHT_STEPS.indexOf('signalling')).toBeLessThan(PREFLIGHT_STEPS.indexOf('udp'));
  });
});
