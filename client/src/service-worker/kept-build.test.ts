import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptBuild } from './kept-build.ts';
import type { CachePlan } from './plan.ts';

/** As much of the browser's caches as is used, by path. */
class Shelf {
  readonly entries = new Map<string, Response>();
  async match(key: string | Request) {
    return this.entries.get(pathOf(key))?.clone();
  }
  async put(key: string | Request, response: Response) {
    this.entries.set(pathOf(key), response);
  }
}

class Shelves {
  readonly all = new Map<string, Shelf>();
  async open(name: string) {
    const shelf = this.all.get(name) ?? new Shelf();
    this.all.set(name, shelf);
    return shelf;
  }
  async match(key: string | Request) {
    for (const shelf of this.all.values()) {
      const found = await shelf.match(key);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  async keys() {
    return [...this.all.keys()];
  }
  async delete(name: string) {
    return this.all.delete(name);
  }
}

function pathOf(key: string | Request): string {
  return new URL(typeof key === 'string' ? key : key.url, 'https://tongyan.example').pathname;
}

function planOf(build: string): CachePlan {
  return {
    build,
    shell: [`/assets/index-${build}.js`, '/assets/react-same.js'],
    documents: [`/assets/editor-${build}.js`],
    training: [`/assets/scene-${build}.js`, '/assets/worker-same.js'],
    strings: { 'zh-CN': ['/assets/zh-CN-same.js'], en: ['/assets/en-same.js'] },
  };
}

const page = new Request('https://tongyan.example/documents/a');
let shelves: Shelves;
let asked: string[];
let onServer: (path: string) => Response | Promise<Response>;

function keptBuild(build: string): KeptBuild {
  return new KeptBuild(shelves as unknown as CacheStorage, planOf(build));
}

function pathsOf(build: string): string[] {
  return [...(shelves.all.get(`tongyan-build-${build}`)?.entries.keys() ?? [])].toSorted();
}

function serve(build: string): void {
  onServer = (path) => new Response(path.startsWith('/assets/') ? path : `<meta content="${build}">`);
}

beforeEach(() => {
  shelves = new Shelves();
  asked = [];
  serve('one');
  vi.stubGlobal('fetch', async (key: string | Request) => {
    asked.push(pathOf(key));
    return onServer(pathOf(key));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('one build on this device', () => {
  it('begins with what every page starts from, and keeps what documents need when it is told the language', async () => {
    const kept = keptBuild('one');
    await kept.install();
    expect(pathsOf('one')).toEqual(['/', '/assets/index-one.js', '/assets/react-same.js']);
    await kept.keepDocuments('en');
    expect(pathsOf('one')).toEqual([
      '/',
      '/assets/editor-one.js',
      '/assets/en-same.js',
      '/assets/index-one.js',
      '/assets/react-same.js',
      '/kept-language',
    ]);
    expect(asked.length).toBe(new Set(asked).size);
  });

  it('does not begin where the server has another build already, or a file is missing', async () => {
    serve('two');
    await expect(keptBuild('one').install()).rejects.toThrow('page');
    onServer = (path) => new Response(path === '/' ? 'one' : null, { status: path === '/' ? 200 : 404 });
    await expect(keptBuild('one').install()).rejects.toThrow('/assets/index-one.js');
    expect(pathsOf('one')).not.toContain('/');
  });

  it('takes over from the build before what is the same, and that documents open offline', async () => {
    const before = keptBuild('one');
    await before.install();
    await before.keepDocuments('zh-CN');
    serve('two');
    asked = [];
    const kept = keptBuild('two');
    await kept.install();
    expect(asked).toEqual(['/', '/assets/index-two.js', '/assets/editor-two.js']);
    expect(pathsOf('two')).toContain('/assets/zh-CN-same.js');
    await kept.removeOthers(1);
    expect(await shelves.keys()).toEqual(['tongyan-build-two']);
  });

  it('keeps trainings where somebody trains, and after an update as well', async () => {
    const before = keptBuild('one');
    await before.install();
    expect(pathsOf('one')).not.toContain('/assets/worker-same.js');
    await before.keepTraining('en');
    expect(pathsOf('one')).toEqual(expect.arrayContaining(['/assets/scene-one.js', '/assets/worker-same.js']));
    serve('two');
    asked = [];
    await keptBuild('two').install();
    expect(pathsOf('two')).toEqual(expect.arrayContaining(['/assets/scene-two.js', '/assets/worker-same.js']));
    expect(asked).not.toContain('/assets/worker-same.js');
  });

  it.each<[string, () => Response]>([
    [
      'no answer comes',
      () => {
        throw new TypeError('Failed to fetch');
      },
    ],
    ['a proxy says that the server does not answer', () => new Response('bad gateway', { status: 502 })],
  ])('shows the kept page where %s', async (_, answer) => {
    const kept = keptBuild('one');
    await kept.install();
    onServer = answer;
    expect(await (await kept.page(page)).text()).toContain('content="one"');
  });

  it('shows the kept page where an answer takes too long, and waits for it where nothing is kept', async () => {
    const kept = keptBuild('one');
    vi.useFakeTimers();
    try {
      let answerLate = (): void => undefined;
      const late = new Promise<Response>((resolve) => {
        answerLate = () => resolve(new Response('late'));
      });
      onServer = () => late;
      const firstVisit = kept.page(page);
      await vi.advanceTimersByTimeAsync(60_000);
      answerLate();
      expect(await (await firstVisit).text()).toBe('late');

      serve('one');
      await kept.install();
      onServer = () => new Promise<Response>(() => undefined);
      const visit = kept.page(page);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(await (await visit).text()).toContain('content="one"');
    } finally {
      vi.useRealTimers();
    }
  });

  it('shows the server’s page where it answers, whatever it says, and does not mix it into the kept build', async () => {
    const kept = keptBuild('one');
    await kept.install();
    serve('two');
    expect(await (await kept.page(page)).text()).toContain('content="two"');
    onServer = () => new Response('no', { status: 403 });
    expect((await kept.page(page)).status).toBe(403);
    onServer = () => new Response(null, { status: 502 });
    expect(await (await kept.page(page)).text()).toContain('content="one"');
  });

  it('asks for a hashed file once, and never keeps that it is missing', async () => {
    const kept = keptBuild('one');
    const file = new Request('https://tongyan.example/assets/late.js');
    onServer = () => new Response(null, { status: 404 });
    expect((await kept.asset(file)).status).toBe(404);
    serve('one');
    expect(await (await kept.asset(file)).text()).toBe('/assets/late.js');
    await expect.poll(() => pathsOf('one')).toEqual(['/assets/late.js']);
    expect(await (await kept.asset(file)).text()).toBe('/assets/late.js');
    expect(asked).toHaveLength(2);
  });
});
