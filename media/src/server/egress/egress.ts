import {
  EgressClient,
  EgressStatus,
  EncodedFileOutput,
  EncodedFileType,
  EncodingOptionsPreset,
} from 'livekit-server-sdk';
import type { MediaConnection } from '../launcher/states.ts';

/** What LiveKit's egress service makes of a participant, as it was when it was asked. */
export interface EgressFacts {
  readonly state: 'running' | 'complete' | 'failed';
  /** What went wrong; empty where nothing did. */
  readonly detail: string;
  readonly durationMs: number;
  readonly sizeBytes: number;
}

export interface EgressOrder {
  readonly room: string;
  /** Whose camera and microphone. */
  readonly identity: string;
  /** Path of the MP4, as the egress service sees it. */
  readonly file: string;
}

/** Films of participants by LiveKit's egress service, which runs beside the media server. Each call throws where it does not answer. */
export interface MediaEgress {
  /** @returns the egress's id. */
  start(order: EgressOrder): Promise<string>;
  /** Ends it; the file is closed a little later. */
  stop(egressId: string): Promise<void>;
  /** undefined where it is not known any more. */
  look(egressId: string): Promise<EgressFacts | undefined>;
}

const REQUEST_TIMEOUT_S = 10;
const NS_PER_MS = 1_000_000;
const { EGRESS_COMPLETE, EGRESS_FAILED, EGRESS_ABORTED, EGRESS_LIMIT_REACHED } = EgressStatus;

export function mediaEgress({ url, apiKey, apiSecret }: MediaConnection): MediaEgress {
  const client = new EgressClient(url, apiKey, apiSecret, { requestTimeout: REQUEST_TIMEOUT_S });
  return {
    async start({ room, identity, file }) {
      const output = new EncodedFileOutput({ fileType: EncodedFileType.MP4, filepath: file });
      const { egressId } = await client.startParticipantEgress(
        room,
        identity,
        { file: output },
        { encodingOptions: EncodingOptionsPreset.H264_720P_30 },
      );
      return egressId;
    },
    async stop(egressId) {
      await client.stopEgress(egressId);
    },
    async look(egressId) {
      const [info] = await client.listEgress({ egressId });
      if (info === undefined) return undefined;
      const [file] = info.fileResults;
      const { status } = info;
      const hasFile = file !== undefined && Number(file.size) > 0;
      const isOver = [EGRESS_COMPLETE, EGRESS_FAILED, EGRESS_ABORTED, EGRESS_LIMIT_REACHED].includes(status);
      // What was filmed until a limit is a film.
      const isComplete = status === EGRESS_COMPLETE || (status === EGRESS_LIMIT_REACHED && hasFile);
      return {
        state: isComplete ? 'complete' : isOver ? 'failed' : 'running',
        detail: info.error,
        durationMs: Math.round(Number(file?.duration ?? 0n) / NS_PER_MS),
        sizeBytes: Number(file?.size ?? 0n),
      };
    },
  };
}
