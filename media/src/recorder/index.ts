export {
  type ChunkFile,
  chunkPath,
  listChunks,
  listPictures,
  type PictureFile,
  picturePath,
  removePictureDrafts,
  removePictures,
  removeSource,
  writePicture,
} from './chunk-files.ts';
export { monotonicMs, readJob, readStatus, type RecorderJob, type RecorderStatus, writeJob } from './job.ts';
export { placePictures, type PictureClaim, type PlacedPictures } from './pictures/place.ts';
export { type PictureChunk, type PictureFault, readPictures } from './pictures/read.ts';
export { spawnRecorder } from './spawn.ts';
