export { registerTransfer } from './routes.ts';
