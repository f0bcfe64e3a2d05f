export { registerTransfer, type Transfer, type TransferDeps } from './routes.ts';
