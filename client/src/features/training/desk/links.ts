/** Addresses of the pages of training. */
const encoded = encodeURIComponent;

export const runLink = (
  { sceneId, exerciseId }: { readonly sceneId: string; readonly exerciseId: string },
  query: { readonly mode: string } | { readonly assignment: string } | { readonly attempt: string },
): string => `/training/run/${encoded(sceneId)}/${encoded(exerciseId)}?${new URLSearchParams(query).toString()}`;

export const attemptLink = (attemptId: string): string => `/training/attempts/${encoded(attemptId)}`;
export const reportLink = (attemptId: string): string => `${attemptLink(attemptId)}/report`;
export const replayLink = (attemptId: string, tick: number): string =>
  `${attemptLink(attemptId)}/replay?tick=${Math.max(0, tick)}`;
export const assignmentLink = (assignmentId: string): string => `/training/assignments/${encoded(assignmentId)}`;
export const compareLink = (first: string, second: string): string =>
  `/training/compare?${new URLSearchParams({ first, second }).toString()}`;
