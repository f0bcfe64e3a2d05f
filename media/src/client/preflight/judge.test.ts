import { describe, expect, it } from 'vitest';

import {
  judgeBandwidth,
  judgeDeviceFailure,
  judgeMicrophone,
  judgeRefusal,
  judgeTcp,
  judgeUdp,
  type Way,
} from './judge.ts';

const udp: Way = { protocol: 'udp', isRelayed: false, host: '203.0.113.7', port: 7_882, roundTripMs: 31 };
const tcp: Way = { ...udp, protocol: 'tcp', port: 7_881 };

describe('what is tried before a lesson', () => {
  it.each([
    [0, 'failed', 'silence'],
    [0.02, 'warned', 'quiet'],
    [0.4, 'passed', undefined],
  ] as const)('judges a microphone that hears %d: %s', (level, kind, hint) => {
    expect(judgeMicrophone(level, 'USB')).toMatchObject({ kind, ...(hint === undefined ? {} : { hint }) });
  });

  it.each([
    [6_200, 'passed', undefined],
    [1_000, 'warned', 'narrow'],
    [150, 'failed', 'tooNarrow'],
  ] as const)('judges a line of %d kb/s by the ladder: %s', (kbps, kind, hint) => {
    expect(judgeBandwidth(kbps)).toMatchObject({ kind, figures: { kbps }, ...(hint === undefined ? {} : { hint }) });
  });

  it('tells a device that is forbidden from one that is not there, or that another program has', () => {
    expect(
      (['denied', 'missing', 'busy', 'failed'] as const).map((failure) => judgeDeviceFailure(failure)),
    ).toMatchObject([{ hint: 'allowDevice' }, { hint: 'noDevice' }, { hint: 'deviceBusy' }, { hint: 'allowDevice' }]);
  });

  it('tells a platform without a media server from a door that is closed, and from silence', () => {
    expect(['lesson.mediaMissing', 'lesson.notOpen', 'network'].map((code) => judgeRefusal(code))).toMatchObject([
      { hint: 'mediaMissing' },
      { hint: 'notAdmitted' },
      { hint: 'platformSilent' },
    ]);
  });

  it('says which address and port to open where media goes by TCP only', () => {
    expect(judgeUdp(udp)).toEqual({ kind: 'passed', figures: { host: '203.0.113.7', port: 7_882, roundTripMs: 31 } });
    expect(judgeUdp(tcp)).toMatchObject({ kind: 'warned', hint: 'openUdp', figures: { host: '203.0.113.7' } });
    expect(judgeUdp(undefined)).toMatchObject({ kind: 'failed', hint: 'openMedia' });
  });

  it('tells that TURN carries what passes no other way, and by which name and port', () => {
    const relay: Way = { protocol: 'udp', isRelayed: true, host: 'turn.example.edu.cn', port: 443, roundTripMs: 48 };
    const found = judgeUdp(relay);
    expect(found).toMatchObject({
      kind: 'warned',
      hint: 'byRelay',
      figures: { host: 'turn.example.edu.cn', port: 443 },
    });
    expect(judgeTcp(undefined, found)).toMatchObject({ kind: 'failed', hint: 'openTcp' });
    expect(judgeTcp({ ...relay, protocol: 'tcp' }, found)).toMatchObject({ kind: 'failed', hint: 'openTcp' });
  });

  it('takes TCP for the second way: missing, it is a warning where UDP passes', () => {
    expect(judgeTcp(tcp, judgeUdp(udp)).kind).toBe('passed');
    expect(judgeTcp(udp, judgeUdp(udp))).toMatchObject({ kind: 'warned', hint: 'openTcp' });
    expect(judgeTcp(undefined, judgeUdp(undefined))).toMatchObject({ kind: 'failed', hint: 'openTcp' });
  });
});
