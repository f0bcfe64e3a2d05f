const of = (meetingId: string): string => `/meetings/${encodeURIComponent(meetingId)}`;

export const meetingLink = of;
export const editLink = (meetingId: string): string => `${of(meetingId)}/edit`;
export const liveLink = (meetingId: string): string => `${of(meetingId)}/live`;
export const checkLink = (meetingId: string): string => `${of(meetingId)}/device-check`;
export const communityLink = (communityId: string): string => `/communities/${encodeURIComponent(communityId)}`;
export const documentLink = (documentId: string): string => `/documents/${encodeURIComponent(documentId)}`;
export const newMeetingLink = (communityId?: string): string =>
  communityId === undefined ? '/meetings/new' : `/meetings/new?community=${encodeURIComponent(communityId)}`;
