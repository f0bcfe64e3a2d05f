export { lookEvery, type MediaDoor, type MediaDoorDeps, openMediaDoor } from './door.ts';
