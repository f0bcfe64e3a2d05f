export { type Answer, hear, type LiveSocket, openRealtime, type Realtime } from './gateway.ts';
