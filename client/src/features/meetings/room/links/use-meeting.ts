import type { MeetingAct, MeetingView } from '@tongyan/collab-server/contracts';
import { createContext, use, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../../../api/problem.ts';
import { useProblemText } from '../../../../app/problem-text.ts';
import { useSnapshot } from '../../../../live/media-link.tsx';
import { showToast } from '../../../../ui/toast.tsx';
import type { MeetingDetail } from '../../desk/types.ts';
import { type MeetingLinks, openMeetingLinks } from './meeting-link.ts';

/** Where a part of the page stands: which meeting, and the lines to it. */
export interface Here {
  readonly meeting: MeetingDetail;
  readonly links: MeetingLinks;
}

export const HereContext = createContext<Here | null>(null);

export function useHere(): Here {
  const here = use(HereContext);
  if (here === null) throw new Error('a part of the meeting stands outside of it');
  return here;
}

/** Opens the lines as long as the page stands; null for the moment before. */
export function useMeetingLinks(meetingId: string): MeetingLinks | null {
  const [links, setLinks] = useState<MeetingLinks | null>(null);
  useEffect(() => {
    const opened = openMeetingLinks(meetingId);
    setLinks(opened);
    return () => {
      setLinks(null);
      opened.close();
    };
  }, [meetingId]);
  return links;
}

export function useActs() {
  return useSnapshot(useHere().links.acts);
}

/** The meeting as it stands, for parts that are drawn once it is known. */
export function useView(): MeetingView {
  const { view } = useActs();
  if (view === null) throw new Error('a part of the meeting is drawn before it is known');
  return view;
}

/** Hosts and co-hosts. */
export function useIsHost(): boolean {
  return isHostRole(useView().me.role);
}

const isHostRole = (role: MeetingView['me']['role']): boolean => role === 'host' || role === 'coHost';

/** Meeting time in milliseconds, read anew so often; null until it is known. */
export function useMeetingNow(everyMs = 1_000): number | null {
  const { clock } = useHere().links;
  const [nowMs, setNowMs] = useState<number | null>(() => clock.now() ?? null);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(clock.now() ?? null), everyMs);
    return () => clearInterval(timer);
  }, [clock, everyMs]);
  return nowMs;
}

export type Do = (act: MeetingAct) => Promise<boolean>;

/** Does something in the meeting. Resolves to whether it was done; a refusal has been said. */
export function useDo(): Do {
  const { links } = useHere();
  const { t } = useTranslation('meetings');
  const problemText = useProblemText();
  return useCallback(
    async (act) => {
      const outcome = await links.acts.act(act);
      if (outcome.ok) return true;
      if (outcome.code !== 'closed') {
        const reason = problemText(new ApiProblem({ code: outcome.code as 'unknown', status: 409 }));
        showToast({ text: t('refusedAct', { reason }), tone: 'danger' });
      }
      return false;
    },
    [links, problemText, t],
  );
}
