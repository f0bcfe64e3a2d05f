import type { EnglishOf } from '../../../i18n/types.ts';
import classes from './classes.en.ts';
import observation from './observation.en.ts';
import replay from './replay.en.ts';
import room from './room.en.ts';
import stage from './stage.en.ts';
import timetable from './timetable.en.ts';
import type source from './zh-CN.ts';

const strings: EnglishOf<typeof source> = { ...timetable, ...classes, ...room, ...stage, ...replay, ...observation };

export default strings;
