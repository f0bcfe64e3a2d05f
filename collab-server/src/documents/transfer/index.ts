export { type ContentWriter, openContentWriter } from './content-file.ts';
export { registerTransfer } from './routes.ts';
