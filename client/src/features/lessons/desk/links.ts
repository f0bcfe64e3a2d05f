const of = (lessonId: string): string => `/lessons/${encodeURIComponent(lessonId)}`;

export const lessonLink = of;
export const liveLink = (lessonId: string): string => `${of(lessonId)}/live`;
export const replayLink = (lessonId: string): string => `${of(lessonId)}/replay`;
