export { type BlobStore, type BlobStoreOptions, openBlobStore, type StoredBlob } from './store.ts';
export { type BlobType, isInlineType } from './types.ts';
