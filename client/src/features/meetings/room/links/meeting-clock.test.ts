import { describe, expect, it } from 'vitest';
import { createMeetingClock } from './meeting-clock.ts';

describe('meeting time on a page', () => {
  it('is not known before a message came, and goes on by the device’s clock', () => {
    let deviceMs = 5_000;
    const clock = createMeetingClock(() => deviceMs);
    expect(clock.now()).toBeUndefined();
    clock.heard(60_000);
    deviceMs += 1_500;
    expect(clock.now()).toBe(61_500);
  });

  it('goes by the message that was least under way, and takes one that is looked at twice once', () => {
    let deviceMs = 0;
    const clock = createMeetingClock(() => deviceMs);
    clock.heard(1_000);
    deviceMs = 2_000;
    // Half a second less under way than the first.
    clock.heard(3_500);
    expect(clock.now()).toBe(3_500);
    deviceMs = 9_000;
    clock.heard(3_500);
    clock.heard(9_000);
    expect(clock.now()).toBe(10_500);
  });
});
