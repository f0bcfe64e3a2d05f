import { lazy } from 'react';
import { loadStrings } from '../../i18n/i18n.ts';

export interface CommunityMeetingsProps {
  readonly communityId: string;
}

/** The meetings of a community, as a part of its page. Mount it within `<Suspense>`. */
export const CommunityMeetings = lazy(async () => {
  const [meetings] = await Promise.all([
    import('../../features/meetings/list/community-meetings.tsx'),
    loadStrings('meetings'),
  ]);
  return meetings;
});
