export { type Answer, hear, type LiveSocket, openRealtime, type Realtime } from './gateway.ts';
export { createSectionTelling, type SectionTelling, type SectionTellingOptions } from './section-telling.ts';
