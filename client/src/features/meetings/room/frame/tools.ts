import type { OwnDevices } from '../../../../live/own-devices.ts';
import { useIsHost, useView } from '../links/use-meeting.ts';
import type { MeetingLayout, PanelId } from './layout.ts';

export interface ToolsProps {
  readonly devices: OwnDevices;
  readonly place: MeetingLayout;
  /** Messages that came since the chat was open. */
  readonly unread: number;
  readonly hasHand: boolean;
  readonly onHand: () => void;
  readonly onKeys: () => void;
  readonly onLeave: () => void;
}

export interface PanelTool {
  readonly id: PanelId;
  readonly icon: 'list' | 'people' | 'comment' | 'check' | 'tree';
  /** What waits there for me. */
  readonly count: number;
}

/** The panels that somebody has, with what waits in each. */
export function usePanelTools(unread: number): readonly PanelTool[] {
  const isHost = useIsHost();
  const { door, hands, groups } = useView();
  const knocking = door.filter(({ standing, isPresent }) => standing === 'waiting' && isPresent).length;
  const help = groups?.groups.filter(({ helpAt }) => helpAt !== null).length ?? 0;
  return [
    { id: 'agenda', icon: 'list', count: 0 },
    { id: 'people', icon: 'people', count: isHost ? knocking + hands.length : 0 },
    { id: 'chat', icon: 'comment', count: unread },
    { id: 'results', icon: 'check', count: 0 },
    ...(isHost || groups !== null ? [{ id: 'groups', icon: 'tree', count: isHost ? help : 0 } as const] : []),
  ];
}
