import type { BodyOf } from '@tongyan/collab-server/contracts';
import { api } from '../../../../api/client.ts';
import type { RouteResponse } from '../../../../api/contracts.ts';
import type { Api } from '@tongyan/collab-server/contracts';

export type TrainingStart = RouteResponse<'GET /api/training/attempts/:attemptId/start'>;
export type LogStand = RouteResponse<'POST /api/training/attempts/:attemptId/log'>;
export type OpenBody = BodyOf<Api['POST /api/training/attempts']>;
export type PartBody = BodyOf<Api['POST /api/training/attempts/:attemptId/log']>;
export type FinishBody = BodyOf<Api['POST /api/training/attempts/:attemptId/finish']>;

/** What sending needs of the server. Each throws as `api` does. */
export interface SendApi {
  open(body: OpenBody): Promise<TrainingStart>;
  start(attemptId: string): Promise<TrainingStart>;
  part(attemptId: string, body: PartBody): Promise<LogStand>;
  finish(attemptId: string, body: FinishBody): Promise<LogStand>;
}

export const serverApi: SendApi = {
  open: (body) => api('POST /api/training/attempts', { body }),
  start: (attemptId) => api('GET /api/training/attempts/:attemptId/start', { params: { attemptId } }),
  part: (attemptId, body) => api('POST /api/training/attempts/:attemptId/log', { params: { attemptId }, body }),
  finish: (attemptId, body) => api('POST /api/training/attempts/:attemptId/finish', { params: { attemptId }, body }),
};
