const of = (lessonId: string): string => `/lessons/${encodeURIComponent(lessonId)}`;

export const lessonLink = of;
export const liveLink = (lessonId: string): string => `${of(lessonId)}/live`;
export const replayLink = (lessonId: string): string => `${of(lessonId)}/replay`;
export const attendanceLink = (lessonId: string): string => `${of(lessonId)}/attendance`;
export const closingLink = (lessonId: string): string => `${of(lessonId)}/closing`;
export const checkLink = (lessonId: string): string => `${of(lessonId)}/device-check`;
export const observationLink = (lessonId: string): string => `${of(lessonId)}/observation`;
export const observationReportLink = (lessonId: string): string => `${observationLink(lessonId)}/report`;
/** The replay with the viewer's observation sheet beside it. */
export const replaySheetLink = (lessonId: string): string => `${replayLink(lessonId)}?panel=sheet`;
/** The replay at a moment of lesson time. */
export const replayAtLink = (lessonId: string, atMs: number): string =>
  `${replayLink(lessonId)}?at=${Math.round(atMs)}`;
