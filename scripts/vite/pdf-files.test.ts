import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { pdfFiles } from './pdf-files.ts';

describe('what pdf.js asks for by name', () => {
  const files = pdfFiles();

  it('is laid where the page asks for it, with the character maps of Chinese and decoders without WebAssembly', () => {
    const [first = ''] = files.keys();
    const folder = /^assets\/pdfjs-\d+\.\d+\.\d+\//u.exec(first)?.[0] ?? '';
    const at = (name: string): string => files.get(`${folder}${name}`) ?? '';
    const asked = [
      'cmaps/UniGB-UCS2-H.bcmap',
      'standard_fonts/LiberationSans-Regular.ttf',
      'wasm/openjpeg_nowasm_fallback.js',
    ];
    expect(asked.filter((name) => !existsSync(at(name)))).toEqual([]);
  });

  it('holds nothing that runs scripts of a PDF, and no WebAssembly', () => {
    expect([...files.keys()].filter((name) => /quickjs|\.wasm$/iu.test(name))).toEqual([]);
  });
});
