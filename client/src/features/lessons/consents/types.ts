import type { RouteResponse } from '../../../api/contracts.ts';

export type Notice = RouteResponse<'GET /api/consents/notice'>;
export type PupilConsents = RouteResponse<'GET /api/consents/mine'>['pupils'][number];
export type Consent = PupilConsents['consents'][number];
export type Purpose = Consent['purpose'];

export const purposes: readonly Purpose[] = ['live', 'record', 'reuse'];

/** How a consent stands: given and in force, taken back, over, or for a notice that was changed since. */
export type Standing = 'none' | 'holds' | 'withdrawn' | 'expired' | 'outdated';

export function standingOf(consent: Consent | undefined, nowMs: number): Standing {
  if (consent === undefined) return 'none';
  if (consent.holds) return 'holds';
  if (consent.withdrawnAtMs !== null) return 'withdrawn';
  return consent.expiresAtMs <= nowMs ? 'expired' : 'outdated';
}

/** For how many school years it may be given. */
export const TERMS = ['1', '2', '3'] as const;
export type Term = (typeof TERMS)[number];

export function termEndMs(nowMs: number, term: Term): number {
  const end = new Date(nowMs);
  end.setFullYear(end.getFullYear() + Number(term));
  return end.getTime();
}
