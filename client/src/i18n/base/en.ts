import app from './app.en.ts';
import problems from './problems.en.ts';
import subjects from './subjects.en.ts';
import ui from './ui.en.ts';

const tables = { app, problems, subjects, ui };
export default tables;
