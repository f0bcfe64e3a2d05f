import { describe, expect, it } from 'vitest';

import { createTestDevice } from '../testing-device.ts';
import { type ClockAnswer, createClockSampler } from './sampler.ts';

const OFFSET_MS = 5_000;
const WAY_MS = 20;

/** A device that asks a server 40 ms away. */
function asking(options: { readonly answers?: () => boolean } = {}) {
  const device = createTestDevice();
  const askedAtMs: number[] = [];
  let changes = 0;
  const sampler = createClockSampler({
    now: device.now,
    after: device.after,
    ask(answer) {
      askedAtMs.push(device.now());
      const atMs = device.now() + WAY_MS + OFFSET_MS;
      const told: ClockAnswer = { receivedAtMs: atMs, answeredAtMs: atMs, clockId: 'server' };
      if (options.answers?.() ?? true) device.after(2 * WAY_MS, () => answer(told));
    },
    onChange: () => {
      changes += 1;
    },
  });
  return { device, sampler, askedAtMs, changes: () => changes };
}

describe('a clock sampler', () => {
  it('A1 asks sixteen times quickly, then each second', () => {
    const { device, sampler, askedAtMs } = asking();
    sampler.start();
    device.runTo(2_500);
    expect(askedAtMs).toHaveLength(16);
    device.runTo(60_000);
    const pausesMs = askedAtMs.slice(1).map((atMs, index) => atMs - (askedAtMs[index] ?? 0));
    expect([pausesMs[0], pausesMs[14], pausesMs[15], pausesMs.at(-1)]).toEqual([160, 160, 1_040, 1_040]);
  });

  it('A1 asks quickly again after an outage', () => {
    const { device, sampler, askedAtMs } = asking();
    sampler.start();
    device.runTo(60_000);
    sampler.stop();
    device.runTo(70_000);
    const before = askedAtMs.length;
    sampler.start();
    device.runTo(72_500);
    expect(askedAtMs.length - before).toBe(16);
  });

  it('A2 gives a question up after five seconds, and hears no answer to it', () => {
    let isAnswering = false;
    const { device, sampler, askedAtMs, changes } = asking({ answers: () => isAnswering });
    sampler.start();
    device.runTo(4_999);
    expect(askedAtMs).toHaveLength(1);
    device.runTo(5_000);
    expect(askedAtMs).toHaveLength(2);
    isAnswering = true;
    device.runTo(10_100);
    expect(changes()).toBe(1);
  });

  it('tells what it learnt', () => {
    const { device, sampler } = asking();
    expect(sampler.reading()).toBeUndefined();
    sampler.start();
    device.runTo(2_000);
    expect(Math.round(sampler.reading()?.estimate.offsetMs ?? 0)).toBe(OFFSET_MS);
  });

  it('stops', () => {
    const { device, sampler } = asking();
    sampler.start();
    device.runTo(500);
    sampler.stop();
    device.runTo(1_000);
    expect(device.openTimers()).toBe(0);
  });
});
