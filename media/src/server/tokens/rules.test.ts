import { describe, expect, it } from 'vitest';

import { grantsOf, type LessonMedia, SEATS } from './rules.ts';

const plain: LessonMedia = { consented: true, onStage: false, recording: false };
const sourcesOf = (seat: (typeof SEATS)[number], media: Partial<LessonMedia> = {}) =>
  [...(grantsOf(seat, { ...plain, ...media })?.sources ?? ['not admitted'])].toSorted();

describe('grantsOf', () => {
  it.each([
    [
      'leadTeacher',
      ['camera', 'microphone', 'screen', 'screenAudio'],
      ['camera', 'microphone', 'screen', 'screenAudio'],
    ],
    ['leadClassroom', ['camera', 'microphone'], ['camera', 'microphone']],
    ['receivingClassroom', ['camera'], ['camera', 'microphone']],
    ['assistantTeacher', [], ['microphone']],
    ['student', [], ['camera', 'microphone']],
    ['observer', [], []],
    ['technician', [], []],
    ['recorder', ['not admitted'], ['not admitted']],
  ] as const)('lets a %s send %j, and on stage %j', (seat, sources, onStage) => {
    expect(sourcesOf(seat)).toEqual(sources);
    expect(sourcesOf(seat, { onStage: true })).toEqual(onStage);
  });

  it('sends neither picture nor voice of pupils without consent, and voices of adults all the same', () => {
    for (const onStage of [false, true]) {
      const refused = { consented: false, onStage };
      const pupils = ['leadClassroom', 'receivingClassroom', 'student'] as const;
      expect(pupils.flatMap((seat) => sourcesOf(seat, refused))).toEqual([]);
    }
    expect(sourcesOf('assistantTeacher', { consented: false, onStage: true })).toEqual(['microphone']);
    expect(sourcesOf('leadTeacher', { consented: false })).toContain('microphone');
  });

  it('hides the recorder alone, and admits it only while the lesson is recorded', () => {
    const recording = { ...plain, recording: true };
    const hidden = SEATS.filter((seat) => grantsOf(seat, recording)?.hidden);
    expect(hidden).toEqual(['recorder']);
    expect(grantsOf('recorder', recording)).toEqual({ sources: [], hidden: true, recorder: true });
  });
});
