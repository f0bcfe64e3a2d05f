export { type BlobStore, type ByteRange, openBlobStore } from './store.ts';
export { isInlineType } from './types.ts';
