export { type ChunkFile, chunkPath, listChunks, removeSource } from './chunk-files.ts';
export { monotonicMs, readJob, readStatus, type RecorderJob, type RecorderStatus, writeJob } from './job.ts';
export { spawnRecorder } from './spawn.ts';
