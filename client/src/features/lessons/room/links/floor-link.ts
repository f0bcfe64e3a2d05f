import type { FloorAct, FloorView, LinkReport } from '@tongyan/collab-server/contracts';
import { type ActLink, type ActLinkOptions, type ActSnapshot, createActLink } from '../../../../live/act-link.ts';

export type FloorLinkOptions = Pick<ActLinkOptions, 'socket' | 'page' | 'after'> & { readonly lessonId: string };

export type FloorSnapshot = ActSnapshot<FloorView, FloorAct>;

/** One page's line to what the classrooms do: the floor beside the stage. */
export interface FloorLink extends ActLink<FloorView, FloorAct> {
  /** The last one counts: sent once, and not again. */
  report(report: LinkReport): void;
}

const NAMES = { follow: 'floorFollow', act: 'floorAct', changed: 'floor' } as const;

export function createFloorLink({ lessonId, ...line }: FloorLinkOptions): FloorLink {
  const { socket } = line;
  const link = createActLink<FloorView, FloorAct>({ ...line, names: NAMES, of: { lessonId } });
  return {
    ...link,
    report(report) {
      if (link.getSnapshot().isFollowing && socket.connected) socket.emit('linkReport', report, () => {});
    },
  };
}
