import app from './app.en.ts';
import problems from './problems.en.ts';
import ui from './ui.en.ts';

const tables = { app, problems, ui };
export default tables;
