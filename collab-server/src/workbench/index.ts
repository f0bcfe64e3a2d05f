export { registerWorkbench } from './routes.ts';
