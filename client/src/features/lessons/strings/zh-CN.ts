import classes from './classes.zh-CN.ts';
import observation from './observation.zh-CN.ts';
import replay from './replay.zh-CN.ts';
import room from './room.zh-CN.ts';
import stage from './stage.zh-CN.ts';
import timetable from './timetable.zh-CN.ts';

const strings = { ...timetable, ...classes, ...room, ...stage, ...replay, ...observation } as const;

export default strings;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    lessons: typeof strings;
  }
}
