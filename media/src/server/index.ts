export { launchMediaServer, type LaunchOptions, type MediaLauncher } from './launcher/launch.ts';
export { type LaunchMode, whatIsMissing } from './launcher/rules.ts';
export { DEFAULT_PORTS, type MediaPorts } from './launcher/server-config.ts';
export { connectionOf, type MediaConnection, type MediaServerState } from './launcher/states.ts';
export { type Admission, mintToken } from './tokens/mint.ts';
export { type MediaRooms, mediaRooms, type RoomParticipant } from './tokens/rooms.ts';
export { grantsOf, type LessonMedia, type Seat, type SeatGrants, SEATS } from './tokens/rules.ts';
export { createWebhookReader, type MediaHint, type WebhookOutcome, type WebhookReader } from './tokens/webhooks.ts';
