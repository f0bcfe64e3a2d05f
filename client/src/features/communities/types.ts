import type { RouteResponse } from '../../api/contracts.ts';

export type CommunitySummary = RouteResponse<'GET /api/communities'>['communities'][number];
export type CommunityDetail = RouteResponse<'GET /api/communities/:communityId'>;
export type CommunityMember = CommunityDetail['members'][number];
export type CommunityRole = CommunityMember['role'];
export type CommunityActivity = CommunityDetail['recentActivity'][number];
export type Level = NonNullable<CommunityMember['level']>;

/** From the top of the tree down. */
export const levels: readonly Level[] = ['province', 'city', 'county', 'school'];

export const levelKeys = {
  province: 'levelProvince',
  city: 'levelCity',
  county: 'levelCounty',
  school: 'levelSchool',
} as const satisfies Record<Level, string>;

export const stageKeys = {
  primary: 'stagePrimary',
  junior: 'stageJunior',
  senior: 'stageSenior',
  secVoc: 'stageSecVoc',
  highVoc: 'stageHighVoc',
  undergrad: 'stageUndergrad',
} as const;

export type Stage = keyof typeof stageKeys;

export function isStage(value: string | null): value is Stage {
  return value !== null && Object.hasOwn(stageKeys, value);
}

export const communityKey = (communityId: string): readonly string[] => ['community', communityId];
