import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';

export type BrowserOptions = {
  /** Switched off, a machine's picture is not drawn: without a graphics card that costs more than all the rest. */
  readonly pictures?: boolean;
  /** A camera, a microphone and a screen that are none, and that a page need not ask for. */
  readonly devices?: boolean;
  /** A WAV file that the microphone hears again and again, in place of a beep each second. */
  readonly voice?: string;
};

/** Its program. */
const browserPath = process.env['HEADLESS_SHELL'] ?? process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** A real Chromium without its calls home: the one without a window where there is one, which needs half the processor time. */
export function launchBrowser({ pictures = true, devices = false, voice }: BrowserOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...(pictures ? [] : ['--disable-3d-apis']),
      // Several pages send and show pictures at once: five a second are enough, and leave other tests the processor.
      ...(devices ? ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream=fps=5'] : []),
      ...(voice === undefined ? [] : [`--use-file-for-fake-audio-capture=${voice}`]),
    ],
  });
}

/** What is awaited on a page may take its time on a busy machine; what is wrong fails all the same. */
const PATIENCE_MS = 120_000;

export const desktop = { width: 1366, height: 768 } as const;
export const phone = { width: 390, height: 844 } as const;

export type PersonOptions = {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  /** Blocked, the site keeps nothing on the device: every context would fetch all of it again. */
  readonly serviceWorkers?: 'allow' | 'block';
};

/** A person at a browser of their own: nothing is shared with anybody else's. */
export async function newPerson(
  browser: Browser,
  address: string,
  options: PersonOptions = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: options.viewport ?? desktop,
    locale: options.locale ?? 'zh-CN',
    colorScheme: options.colorScheme ?? 'light',
    serviceWorkers: options.serviceWorkers ?? 'allow',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return { context, page: await context.newPage() };
}

/** Signs in through the API and the browser's own cookie jar, as the sign-in page does. */
export async function signIn(page: Page, account: string, password: string): Promise<void> {
  const answer = await page.request.post('/api/session', { data: { account, password } });
  if (!answer.ok()) throw new Error(`${account} could not sign in: ${answer.status()} ${await answer.text()}`);
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or critical on a page, each with the places: must be empty. */
export async function seriousViolations(page: Page): Promise<string[]> {
  // The page's own policy allows no foreign script: the checker comes in as the driver's, not the page's.
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(context: object, options: object): Promise<{ violations: AxeViolation[] }> };
    };
    type AxeViolation = { id: string; impact: string | null; nodes: { target: unknown[]; failureSummary?: string }[] };
    // What the library has just had spoken stays for seconds, named after a button that may be gone by then: nobody comes upon it.
    const spoken = { exclude: ['[data-live-announcer]'] };
    const { violations } = await axe.run(spoken, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join(' | ')}`,
      );
  });
}
