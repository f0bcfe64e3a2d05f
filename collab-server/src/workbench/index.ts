export { registerWorkbench, type WorkbenchDeps } from './routes.ts';
