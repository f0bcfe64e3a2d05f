import type { MediaSource, SeatGrants } from './rules.ts';

/** How people stand in a research meeting. */
export type MeetingRole = 'host' | 'coHost' | 'member' | 'guest';

export interface MeetingMedia {
  readonly role: MeetingRole;
  /** `byHost`: only hosts and who has the word have a microphone. */
  readonly microphones: 'free' | 'byHost';
  /** A host has given them the word. */
  readonly hasWord: boolean;
  /** Taken from them by a host. */
  readonly stopped: readonly MediaSource[];
}

/** What somebody may send in a media room of their meeting. Everybody there is grown up: pupils come into no meeting. */
export function meetingGrants({ role, microphones, hasWord, stopped }: MeetingMedia): SeatGrants {
  const isHosting = role === 'host' || role === 'coHost';
  const mayScreen = role !== 'guest' && !stopped.includes('screen');
  const sources: readonly MediaSource[] = [
    'camera',
    ...(microphones === 'free' || isHosting || hasWord ? (['microphone'] as const) : []),
    ...(mayScreen ? (['screen', 'screenAudio'] as const) : []),
  ];
  return { sources: sources.filter((source) => !stopped.includes(source)), hidden: false, recorder: false };
}
