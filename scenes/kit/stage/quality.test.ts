import { describe, expect, it } from 'vitest';

import { measureFrame, type Measured, PAUSE_MS, settingsOf, UNMEASURED, unmeasuredOn } from './quality.ts';

const after = (from: Measured, frameMs: number, frames: number): Measured => {
  let measured = from;
  for (let frame = 0; frame < frames; frame += 1) measured = measureFrame(measured, frameMs);
  return measured;
};

describe('quality', () => {
  it('steps down while frames are slow, as far as it goes', () => {
    expect(after(UNMEASURED, 50, 24).level).toBe('low');
    expect(after(UNMEASURED, 50, 200).level).toBe('low');
  });

  it('steps up where frames are fast', () => {
    expect(after(UNMEASURED, 8, 24).level).toBe('high');
  });

  it('stays where frames are neither', () => {
    expect(after(UNMEASURED, 20, 500).level).toBe('medium');
  });

  it('does not go up and down for ever', () => {
    let measured = UNMEASURED;
    let changes = 0;
    for (let round = 0; round < 20; round += 1) {
      const before = measured.level;
      measured = after(measured, measured.level === 'high' ? 60 : measured.level === 'medium' ? 8 : 8, 24);
      if (measured.level !== before) changes += 1;
    }
    expect(changes).toBeLessThanOrEqual(6);
  });

  it('takes a pause for no slow frame', () => {
    expect(after(UNMEASURED, PAUSE_MS + 1, 100)).toEqual(UNMEASURED);
  });

  it('is not led astray by a single slow frame', () => {
    const measured = measureFrame(after(UNMEASURED, 20, 23), 350);
    expect(measured.level).toBe('medium');
  });

  it('begins at the bottom where the processor draws', () => {
    expect(unmeasuredOn(true).level).toBe('low');
    expect(unmeasuredOn(false).level).toBe('medium');
    expect(settingsOf('low').shadows).toBe(false);
  });
});
