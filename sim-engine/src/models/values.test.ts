import { describe, expect, it } from 'vitest';
import type { ModelParameter } from './model.ts';
import { valuesFor } from './values.ts';

const parameters: Readonly<Record<string, ModelParameter>> = {
  R: { unit: 'Ohm', value: 1, description: 'resistance', minimum: 0, maximum: 9 },
  class: { unit: '1', value: '10', description: 'trip class', choices: ['10A', '10', '20'] },
  load: { unit: '1', value: [[0, 0]], description: 'load', columns: ['t_s', 'load'] },
  stuck: { unit: '1', value: null, description: 'stuck at' },
  steps: { unit: '1', value: [[5, 1]], description: 'how long what flows', columns: ['seconds', 'multiple'] },
};

const problemsOf = (given: Readonly<Record<string, unknown>>): readonly string[] => {
  const values = valuesFor(parameters, given);
  return values.ok ? [] : values.failure.map(({ parameter, message }) => `${parameter} ${message}`);
};

describe('the values of a model', () => {
  it('are the defaults where nothing is given', () => {
    expect(valuesFor(parameters, {})).toEqual({
      ok: true,
      value: { R: 1, class: '10', load: [[0, 0]], stuck: null, steps: [[5, 1]] },
    });
  });

  it('may be nothing only where nothing is the default', () => {
    expect(problemsOf({ R: null })).toEqual(['R must be given as number, not as none']);
    expect(problemsOf({ stuck: null })).toEqual([]);
    expect(problemsOf({ stuck: 0.3 })).toEqual([]);
  });

  it('take a choice that looks like a number as one', () => {
    const values = valuesFor(parameters, { class: 20 });
    expect(values.ok && values.value['class']).toBe('20');
    expect(problemsOf({ class: 30 })).toEqual(['class must be one of 10A, 10, 20']);
  });

  it('take one number for rows by time that never change', () => {
    const values = valuesFor(parameters, { load: 0.75, stuck: 0.1 });
    expect(values.ok && values.value).toMatchObject({ load: [[0, 0.75]], stuck: 0.1 });
    expect(problemsOf({ steps: 0.75 })).toEqual(['steps must be given as rows, not as number']);
  });

  it('are refused by name, range, kind and width, all at once', () => {
    expect(problemsOf({ r: 1, R: 10, load: [[0]] })).toEqual([
      'r is not known; there are R, class, load, stuck, steps',
      'R must be at most 9',
      'load must have rows of 2 numbers: t_s, load',
    ]);
    expect(problemsOf({ R: '1', load: 'x' })).toEqual([
      'R must be given as number, not as text',
      'load must be given as rows, not as text',
    ]);
  });
});
