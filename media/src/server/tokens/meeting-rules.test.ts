import { describe, expect, it } from 'vitest';

import { meetingGrants, type MeetingMedia } from './meeting-rules.ts';

const member: MeetingMedia = { role: 'member', microphones: 'free', hasWord: false, stopped: [] };
const sourcesOf = (media: Partial<MeetingMedia>) => [...meetingGrants({ ...member, ...media }).sources].toSorted();
const ALL = ['camera', 'microphone', 'screen', 'screenAudio'];

describe('meetingGrants', () => {
  it.each([
    ['host', ALL, ALL],
    ['coHost', ALL, ALL],
    ['member', ALL, ['camera', 'screen', 'screenAudio']],
    ['guest', ['camera', 'microphone'], ['camera']],
  ] as const)('lets a %s send %j, and %j while microphones are in the hosts’ hand', (role, free, byHost) => {
    expect(sourcesOf({ role })).toEqual(free);
    expect(sourcesOf({ role, microphones: 'byHost' })).toEqual(byHost);
  });

  it('gives who has the word a microphone, also a guest', () => {
    expect(sourcesOf({ role: 'guest', microphones: 'byHost', hasWord: true })).toEqual(['camera', 'microphone']);
  });

  it('gives nobody what a host has taken from them, with the word or without', () => {
    expect(sourcesOf({ stopped: ['microphone'], hasWord: true })).toEqual(['camera', 'screen', 'screenAudio']);
    expect(sourcesOf({ stopped: ['screen', 'camera'] })).toEqual(['microphone']);
    expect(sourcesOf({ role: 'coHost', stopped: ['camera'] })).toEqual(['microphone', 'screen', 'screenAudio']);
  });

  it('shows everybody who is there, and records nobody', () => {
    expect(meetingGrants(member)).toMatchObject({ hidden: false, recorder: false });
  });
});
