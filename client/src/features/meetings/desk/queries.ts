import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { MEETINGS_KEY } from '../../../app/meetings-due.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { showToast } from '../../../ui/toast.tsx';
import type { MeetingDetail } from './types.ts';

/** Meetings are opened and ended by others: what is shown of them is asked for again after so long. */
const ASK_AGAIN_MS = 15_000;

export const meetingKey = (meetingId: string) => [MEETINGS_KEY, 'meeting', meetingId] as const;

/** @param closedMs how soon it is asked again while it is not open: somebody may stand at its door */
export function useMeeting(meetingId: string, closedMs = ASK_AGAIN_MS) {
  return useQuery({
    queryKey: meetingKey(meetingId),
    queryFn: ({ signal }) => api('GET /api/meetings/:meetingId', { params: { meetingId }, signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'open' ? ASK_AGAIN_MS : closedMs),
    staleTime: 0,
  });
}

/** Changes a meeting by a call that answers how it stands then; what failed is said. */
export function useMeetingAction<Input>(
  run: (input: Input) => Promise<MeetingDetail>,
  onDone?: (meeting: MeetingDetail) => void,
) {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: run,
    onSuccess: (meeting) => {
      queryClient.setQueryData(meetingKey(meeting.id), meeting);
      void queryClient.invalidateQueries({ queryKey: [MEETINGS_KEY, 'list'] });
      onDone?.(meeting);
    },
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
}
