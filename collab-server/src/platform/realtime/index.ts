export { type Answer, hear, type LiveSocket, openRealtime, type Realtime } from './gateway.ts';
export { createSectionTelling } from './section-telling.ts';
