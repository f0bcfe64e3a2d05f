import catalogue from './desk-catalogue.zh-CN.ts';
import tasks from './desk-tasks.zh-CN.ts';
import score from './desk-score.zh-CN.ts';

const strings = { ...catalogue, ...tasks, ...score } as const;

export default strings;
