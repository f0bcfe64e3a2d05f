import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { boardFonts } from './board-fonts.ts';

it('lays the fonts of boards where Excalidraw asks for them, the Chinese one in parts', () => {
  const files = boardFonts();
  const names = [...files.keys()];
  expect(names.filter((name) => !/^assets\/excalidraw\/fonts\/\w+\/[\w-]+\.(?:woff2|css)$/u.test(name))).toEqual([]);
  expect(names.filter((name) => name.includes('/fonts/Xiaolai/')).length).toBeGreaterThan(100);
  expect([...files.values()].filter((file) => !existsSync(file))).toEqual([]);
});
