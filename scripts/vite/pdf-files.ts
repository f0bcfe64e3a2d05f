import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { LaidFiles } from './laid-files.ts';

const FOLDERS = ['cmaps', 'standard_fonts', 'wasm'];
/** Scripts in PDFs are not run, and WebAssembly is not let in by the pages' policy: the plain decoders are enough. */
const LEFT_OUT = /\.wasm$|^quickjs|^LICENSE_(?:QUICKJS|PDFJS_QUICKJS)/u;

/** Where pdf.js is installed, and its version, which stands in the addresses: the same address is always the same file. */
function installed(): { readonly root: string; readonly version: string } {
  const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string };
  return { root: dirname(manifest), version };
}

/** What pdf.js asks for by name while it reads a PDF: character maps, fonts, decoders. */
export function pdfFiles(): LaidFiles {
  const { root, version } = installed();
  return new Map(
    FOLDERS.flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((name) => !LEFT_OUT.test(name))
        .map((name) => [`assets/pdfjs-${version}/${folder}/${name}`, join(root, folder, name)] as const),
    ),
  );
}
