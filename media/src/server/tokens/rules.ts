/** The places that somebody can take in a live lesson. */
export const SEATS = [
  'leadTeacher',
  'leadClassroom',
  'receivingClassroom',
  'assistantTeacher',
  'student',
  'observer',
  'technician',
  'recorder',
] as const;
export type Seat = (typeof SEATS)[number];

export type MediaSource = 'camera' | 'microphone' | 'screen' | 'screenAudio';

/** What decides, beside the seat, what somebody may send. */
export interface LessonMedia {
  /** Everybody who would be seen and heard from this seat has consented, or their guardians have, or sits apart. */
  readonly consented: boolean;
  /** Brought on stage by the lead teacher (连麦). */
  readonly onStage: boolean;
  /** The lesson is being recorded, with the red mark that tells so. */
  readonly recording: boolean;
}

export interface SeatGrants {
  /** Nothing else may be sent; empty for those who only watch. */
  readonly sources: readonly MediaSource[];
  /** Not shown among the participants: for a machine that takes part for everybody, never for a person. */
  readonly hidden: boolean;
  readonly recorder: boolean;
}

/**
 * What a seat may do in the media room of its lesson.
 *
 * @returns undefined where the seat may not enter: a recorder while nothing is recorded
 */
export function grantsOf(seat: Seat, { consented, onStage, recording }: LessonMedia): SeatGrants | undefined {
  switch (seat) {
    case 'leadTeacher':
      return visible(['camera', 'microphone', 'screen', 'screenAudio']);
    // Who has not consented sits out of picture and microphone; where that cannot be, the whole classroom has neither.
    case 'leadClassroom':
      return visible(consented ? ['camera', 'microphone'] : []);
    case 'receivingClassroom':
      return visible(consented ? ['camera', ...(onStage ? (['microphone'] as const) : [])] : []);
    // Their own voice, as that of the lead teacher: adults at their work.
    case 'assistantTeacher':
      return visible(onStage ? ['microphone'] : []);
    case 'student':
      return visible(onStage && consented ? ['camera', 'microphone'] : []);
    case 'observer':
    case 'technician':
      return visible([]);
    case 'recorder':
      return recording ? { sources: [], hidden: true, recorder: true } : undefined;
  }
}

const visible = (sources: readonly MediaSource[]): SeatGrants => ({ sources, hidden: false, recorder: false });
