import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { build, type Rollup } from 'vite';

import { launchBrowser } from '../support/browser.ts';
import { probe } from './probe.ts';

type Hashes = Readonly<Record<string, string>>;

/** The probe as one script, as a page's worker would get it. */
async function bundle(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'page.ts'), formats: ['iife'], name: 'page' },
    },
  })) as Rollup.RollupOutput[];
  const script = built.flatMap(({ output }) => output).find(({ type }) => type === 'chunk');
  if (script?.type !== 'chunk') throw new Error('the probe was not bundled');
  return script.code;
}

async function inChromium(script: string): Promise<Hashes> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: script });
    return await page.evaluate(() => (globalThis as unknown as { probe(): Hashes }).probe());
  } finally {
    await browser.close();
  }
}

async function inFirefox(script: string): Promise<Hashes> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
    headless: true,
  });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: script });
    return await page.evaluate(() => (globalThis as unknown as { probe(): Hashes }).probe());
  } finally {
    await browser.close();
  }
}

describe('the simulation engine, to the bit', () => {
  let expected: Hashes;
  let script: string;

  beforeAll(async () => {
    expected = probe();
    script = await bundle();
  });

  it('[D2] probes something: engines do differ in what is not held to the bit', () => {
    expect(Object.keys(expected).length).toBeGreaterThan(30);
    expect(new Set(Object.values(expected)).size).toBe(Object.keys(expected).length);
  });

  it('[D2] computes in Chromium what it computes in Node', async () => {
    expect(await inChromium(script)).toEqual(expected);
  });

  it('[D2] computes in Firefox what it computes in Node', async () => {
    expect(await inFirefox(script)).toEqual(expected);
  });
});
