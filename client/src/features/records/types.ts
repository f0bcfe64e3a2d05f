import type { RouteResponse } from '../../api/contracts.ts';

export type Statement = RouteResponse<'GET /api/records/statements'>['statements'][number];
export type Target = RouteResponse<'GET /api/records/targets'>['targets'][number];
export type PublicCredential = RouteResponse<'GET /api/credentials/:credentialId'>;
