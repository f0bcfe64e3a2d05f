import type { Memory } from '../machine/memory.ts';
import { FIRST_COUNTER } from './blocks.ts';
import { derivative, hysteresis, integral, pid, ramp } from './control.ts';
import { count } from './counters.ts';
import { bistable, realTimeClock, semaphore, trigger } from './latches.ts';
import { offDelay, onDelay, pulse } from './timers.ts';

/** Runs one call of block `which` (its place in NATIVE_BLOCKS) on the instance that starts at cell `at`. */
export function runNative(which: number, memory: Memory, at: number): void {
  switch (which) {
    case 0:
      onDelay(memory, at);
      return;
    case 1:
      offDelay(memory, at);
      return;
    case 2:
      pulse(memory, at);
      return;
    case 3:
      trigger(memory, at, false);
      return;
    case 4:
      trigger(memory, at, true);
      return;
    case 5:
      bistable(memory, at, true);
      return;
    case 6:
      bistable(memory, at, false);
      return;
    case 7:
      semaphore(memory, at);
      return;
    case 8:
      realTimeClock(memory, at);
      return;
    case 9:
      hysteresis(memory, at);
      return;
    case 10:
      integral(memory, at);
      return;
    case 11:
      derivative(memory, at);
      return;
    case 12:
      ramp(memory, at);
      return;
    case 13:
      pid(memory, at);
      return;
    default:
      count(which - FIRST_COUNTER, memory, at);
  }
}
