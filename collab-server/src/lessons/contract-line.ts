import Type from 'typebox';
import { defineRoutes } from '../platform/contract.ts';

const MOST_BYTES = 4 * 1_024 * 1_024;
/** A page on the worst rung asks four times a minute, the check of a line a few times at once; a school may come by one address. */
const RATE_PER_MINUTE = 600;

/** What a page takes and gives to learn what its line to the platform carries. */
export const lineRoutes = defineRoutes({
  'GET /api/line-probe': {
    access: 'signedIn',
    summary: 'So many bytes that cannot be packed, to measure how fast they come',
    tags: ['lessons'],
    query: Type.Object({ bytes: Type.Integer({ minimum: 1, maximum: MOST_BYTES }) }),
    response: { raw: 'application/octet-stream' },
    ratePerMinute: RATE_PER_MINUTE,
  },
  'POST /api/line-probe': {
    access: 'signedIn',
    summary: 'Bytes that are thrown away, to measure how fast they go',
    tags: ['lessons'],
    body: Type.Object({ filler: Type.String({ maxLength: MOST_BYTES }) }),
    bodyLimitBytes: MOST_BYTES + 1_024,
    response: null,
    ratePerMinute: RATE_PER_MINUTE,
  },
});
