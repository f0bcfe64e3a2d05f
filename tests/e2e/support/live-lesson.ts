import type { APIRequestContext, Browser, BrowserContext, Page } from 'playwright-core';
import { freePorts } from '../../../media/src/server/launcher/testing-server.ts';
import { newPerson, phone, signIn } from './browser.ts';
import { demoPassword, type Product, startProduct } from './product.ts';

/** Seats of the demo's live lesson, by what they are in it. */
const ACCOUNTS = {
  lead: 'xuyingchuan',
  /** Has no seat until one is given. */
  secondLead: 'songyichen',
  leadClassroom: 'screen-qingyu',
  tongling: 'screen-tongling',
  tingnan: 'screen-tingnan',
  xipuxi: 'screen-xipuxi',
  assistant: 'yeqinghe',
  student: 'linxiaoman',
  observer: 'gunanzhou',
  technician: 'zhengheng',
  /** Planned the lesson, and is the administrator of its school: has no seat. */
  planner: 'linjinglan',
} as const;
export type LessonPerson = keyof typeof ACCOUNTS;

export interface LiveLesson {
  readonly product: Product;
  readonly lessonId: string;
  /** Somebody at a browser of their own, on the lesson's page; through another origin where one is given. */
  enter(who: LessonPerson, address?: string): Promise<Page>;
  /** What somebody asks of the platform without a page. */
  requestsOf(who: LessonPerson): Promise<APIRequestContext>;
  dispose(): Promise<void>;
}

/** The product with a media server of its own, and the demo's lesson that is about to begin. */
export async function startLiveLesson(browser: Browser): Promise<LiveLesson> {
  const { signalPort, tcpPort, udpPort } = await freePorts();
  const product = await startProduct({
    LIVEKIT_PORT: String(signalPort),
    LIVEKIT_TCP_PORT: String(tcpPort),
    LIVEKIT_UDP_PORT: String(udpPort),
  });
  const contexts: BrowserContext[] = [];

  async function signedIn(who: LessonPerson, address: string): Promise<Page> {
    const { context, page } = await newPerson(browser, address, {
      serviceWorkers: 'block',
      ...(who === 'assistant' ? { viewport: phone } : {}),
    });
    contexts.push(context);
    await signIn(page, ACCOUNTS[who], demoPassword);
    return page;
  }

  const first = await signedIn('lead', product.address);
  const lessonId = await comingLesson(first);
  return {
    product,
    lessonId,
    async enter(who, address = product.address) {
      const page = await signedIn(who, address);
      await page.goto(`/lessons/${lessonId}/live`);
      return page;
    },
    requestsOf: async (who) => (await signedIn(who, product.address)).request,
    async dispose() {
      await Promise.all(contexts.map((context) => context.close()));
      await product.dispose();
    },
  };
}

async function comingLesson(page: Page): Promise<string> {
  const answer = await page.request.get(`/api/lessons?fromMs=0&toMs=${Date.now() + 86_400_000}`);
  const { lessons } = (await answer.json()) as { lessons: readonly { id: string; state: string }[] };
  const coming = lessons.find(({ state }) => state === 'planned');
  if (coming === undefined) throw new Error('the demo has no lesson that is about to begin');
  return coming.id;
}
