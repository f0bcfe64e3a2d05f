import type { ReactNode } from 'react';
import type { CommunityMeetingsProps } from '../../../app/doors/community-meetings.ts';
import styles from './meetings.module.css';
import { MeetingLists } from './meeting-lists.tsx';

/** The meetings of a community, on its page. */
export default function CommunityMeetings({ communityId }: CommunityMeetingsProps): ReactNode {
  return (
    <div className={styles.lists}>
      <MeetingLists communityId={communityId} />
    </div>
  );
}
