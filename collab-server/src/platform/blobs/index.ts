export { type BlobStore, openBlobStore } from './store.ts';
export { isInlineType } from './types.ts';
