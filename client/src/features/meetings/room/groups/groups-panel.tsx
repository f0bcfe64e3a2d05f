import type { ReactNode } from 'react';
import { useIsHost, useView } from '../links/use-meeting.ts';
import { LayGroups } from './lay-groups.tsx';
import { OpenGroups } from './open-groups.tsx';

/** Groups 研讨组: hosts lay and open them; while they are open, everybody sees who is where. */
export function GroupsPanel(): ReactNode {
  const { groups } = useView();
  const isHost = useIsHost();
  if (groups !== null) return <OpenGroups groups={groups} />;
  return isHost ? <LayGroups /> : null;
}
