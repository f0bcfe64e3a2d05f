import app from './app.zh-CN.ts';
import problems from './problems.zh-CN.ts';
import subjects from './subjects.zh-CN.ts';
import ui from './ui.zh-CN.ts';

const tables = { app, problems, subjects, ui };
export default tables;
