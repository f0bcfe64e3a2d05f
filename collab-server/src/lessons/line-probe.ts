import { randomBytes } from 'node:crypto';
import { ProblemError } from '../platform/errors.ts';
import { type Authenticate, type HttpApp, implementRoutes, type Viewer } from '../platform/http/index.ts';
import { lineRoutes } from './contract-line.ts';
import { type Budget, createLineBudget } from './line-budget.ts';

const MIB = 1_024 ** 2;
/** The check before a lesson at once, then a page on the worst rung, which takes 256 kB every 14 s. */
const PER_PERSON: Budget = { burstBytes: 16 * MIB, bytesPerS: MIB / 16 };
/** 50 Mb/s for all, after a minute in which a school tries all of its devices. */
const TOTAL: Budget = { burstBytes: 512 * MIB, bytesPerS: 6 * MIB };

export type LineProbeDeps = { readonly authenticate: Authenticate; readonly now: () => number };

/** Nobody looks at what passes here: only how long it takes counts. */
export function registerLineProbe(app: HttpApp, { authenticate, now }: LineProbeDeps): void {
  const budget = createLineBudget(PER_PERSON, TOTAL, now);
  const take = ({ personId }: Viewer, bytes: number): void => {
    if (!budget.take(personId, bytes)) throw new ProblemError('request.tooMany');
  };
  implementRoutes(app, authenticate, lineRoutes, {
    'GET /api/line-probe': async ({ query, viewer, reply }) => {
      take(viewer, query.bytes);
      return reply.type('application/octet-stream').header('cache-control', 'no-store').send(randomBytes(query.bytes));
    },
    'POST /api/line-probe': async ({ body, viewer }) => take(viewer, body.filler.length),
  });
}
