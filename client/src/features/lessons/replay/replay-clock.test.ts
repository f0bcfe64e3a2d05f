import { describe, expect, it } from 'vitest';
import { createReplayClock } from './replay-clock.ts';

function clockAt() {
  const device = { nowMs: 50_000 };
  return { device, clock: createReplayClock(10_000, () => device.nowMs) };
}

describe('a replay’s clock', () => {
  it('goes on only while it plays, as fast as it is told, and stops at the end', () => {
    const { device, clock } = clockAt();
    device.nowMs += 500;
    expect(clock.at()).toBe(0);
    clock.play();
    device.nowMs += 1_000;
    expect(clock.at()).toBe(1_000);
    clock.setRate(2);
    device.nowMs += 1_000;
    expect(clock.at()).toBe(3_000);
    clock.pause();
    device.nowMs += 1_000;
    expect(clock.at()).toBe(3_000);
    clock.play();
    device.nowMs += 60_000;
    expect([clock.at(), clock.isPlaying()]).toEqual([10_000, false]);
    clock.play();
    expect(clock.at()).toBe(0);
  });

  it('jumps within the lesson, and goes on from there', () => {
    const { device, clock } = clockAt();
    clock.play();
    clock.seek(4_000);
    device.nowMs += 100;
    expect(clock.at()).toBe(4_100);
    clock.seek(-5);
    expect(clock.at()).toBe(0);
    clock.seek(99_999);
    expect(clock.at()).toBe(10_000);
  });

  it('stands still while sound is waited for, and is not paused by it', () => {
    const { device, clock } = clockAt();
    clock.play();
    device.nowMs += 1_000;
    clock.hold(true);
    device.nowMs += 2_000;
    expect([clock.at(), clock.isPlaying()]).toEqual([1_000, true]);
    clock.hold(false);
    device.nowMs += 500;
    expect(clock.at()).toBe(1_500);
  });

  it('tells of every change, and of no other', () => {
    const { clock } = clockAt();
    let told = 0;
    const unsubscribe = clock.subscribe(() => {
      told += 1;
    });
    clock.play();
    clock.hold(false);
    clock.seek(10);
    unsubscribe();
    clock.pause();
    expect(told).toBe(2);
  });
});
