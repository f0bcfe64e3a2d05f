import type { EnglishOf } from '../types.ts';
import type source from './subjects.zh-CN.ts';

const strings: EnglishOf<typeof source> = {
  chinese: 'Chinese',
  mathematics: 'Mathematics',
  english: 'English',
  moralityAndLaw: 'Morality and law',
  science: 'Science',
  physics: 'Physics',
  chemistry: 'Chemistry',
  biology: 'Biology',
  history: 'History',
  geography: 'Geography',
  informationTechnology: 'Information technology',
  physicalEducation: 'Physical education and health',
  music: 'Music',
  art: 'Art',
  labour: 'Labour',
  integratedPractice: 'Integrated practice',
  major: 'Major {{code}}',
};

export default strings;
