import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { ContentNode } from '../../content/index.ts';
import type { Pictures } from '../picture-file.ts';
import { printOf } from './print.ts';

const template = readFileSync(new URL('./document.typ', import.meta.url), 'utf8');

/** One compiler a thread: it holds the fonts. Its folder is empty, so that it can read nothing but what it is given. */
let opened: Opened | undefined;

type Opened = { readonly compiler: NodeCompiler; readonly folder: string };

function openCompiler(): Opened {
  const entry = createRequire(import.meta.url).resolve('@embedpdf/fonts-sc');
  const fonts = join(dirname(entry), '..', 'fonts');
  const fontBlobs = ['Regular', 'Bold'].map((weight) => readFileSync(join(fonts, `NotoSansHans-${weight}.otf`)));
  const folder = mkdtempSync(join(tmpdir(), 'tongyan-pdf-'));
  return { compiler: NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs }] }), folder };
}

/**
 * Content as a PDF: A4, text that can be selected, subsets of the fonts, page numbers, the title in its metadata. Content must have been
 * through `degradeCommon`. Throws where Typst does not set it, which no content should bring about.
 */
export function writePdf(title: string, content: ContentNode, pictures: Pictures, nowMs: number): Uint8Array {
  opened ??= openCompiler();
  const { compiler, folder } = opened;
  const { json, files } = printOf(title, content, pictures);
  try {
    compiler.mapShadow(join(folder, 'document.json'), Buffer.from(JSON.stringify(json)));
    for (const [path, bytes] of files) compiler.mapShadow(join(folder, path), Buffer.from(bytes));
    return new Uint8Array(
      compiler.pdf({ mainFileContent: template }, { creationTimestamp: Math.floor(nowMs / 1_000) }),
    );
  } finally {
    compiler.resetShadow();
    compiler.evictCache(0);
  }
}
