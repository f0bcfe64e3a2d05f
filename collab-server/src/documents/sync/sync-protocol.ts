/** The door `@tongyan/collab-server/sync-protocol`: what a client of `/sync/<documentId>` needs, and nothing of the server. */
export * from './close-codes.ts';
export * from './protocol.ts';
export { CONTENT_SCHEMA_VERSION } from '../content/version.ts';
