export { lookEvery, type MediaDoorDeps, openMediaDoor } from './door.ts';
