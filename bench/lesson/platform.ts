import { demoPeople, demoPersonId } from '../../collab-server/src/demo/people.ts';
import { demoPassword, startServerProcess } from '../../tests/e2e/support/server-process.ts';

const PLANNER = 'linjinglan';
const LEAD = 'xuyingchuan';

export interface BenchLesson {
  readonly id: string;
  readonly port: number;
  /** The cookie by which the lead teacher's page is known, and those of everybody else. */
  readonly lead: string;
  readonly receivers: readonly string[];
  stop(): Promise<void>;
}

/** The platform as it is shipped, in a process of its own with its demo's people, and a lesson that is open. */
export async function openBenchLesson(dataDir: string, receivers: number): Promise<BenchLesson> {
  const server = await startServerProcess(dataDir, 0);
  const call = async (method: string, path: string, cookie: string, body?: unknown): Promise<Response> => {
    const answer = await fetch(`${server.address}${path}`, {
      method,
      headers: {
        cookie,
        origin: server.address,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const signIn = async (account: string): Promise<string> => {
    const answer = await call('POST', '/api/session', '', { account, password: demoPassword });
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  };

  const planner = demoPeople.find(({ account }) => account === PLANNER);
  const home = planner?.memberships.find(({ role }) => role === 'administrator')?.orgUnitId;
  if (home === undefined) throw new Error(`${PLANNER} administers no school`);
  const others = demoPeople.map(({ account }) => account).filter((account) => account !== PLANNER && account !== LEAD);
  const chosen = others.slice(0, receivers);
  if (chosen.length < receivers) throw new Error(`the demo has ${others.length} people, not ${receivers}`);
  const plannerCookie = await signIn(PLANNER);
  const planned = await call('POST', '/api/lessons', plannerCookie, {
    title: '分数除法（一）',
    homeOrgUnitId: home,
    startsAtMs: Date.now(),
    durationMs: 40 * 60_000,
    seats: [
      { seat: 'leadTeacher', personId: demoPersonId(LEAD) },
      ...chosen.map((account) => ({ seat: 'observer', personId: demoPersonId(account) })),
    ],
  });
  const { id } = (await planned.json()) as { readonly id: string };
  const lead = await signIn(LEAD);
  await call('POST', `/api/lessons/${id}/open`, lead);
  const cookies: string[] = [];
  for (const account of chosen) cookies.push(await signIn(account));
  return { id, port: Number(new URL(server.address).port), lead, receivers: cookies, stop: () => server.stop() };
}
