import { describe, expect, test } from 'vitest';
import { parseXml } from '../xml.ts';
import { latexOfOmml } from './omml-read.ts';
import { ommlOf } from './omml-write.ts';
import { parseTex } from './tex.ts';

const namespaces =
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function ommlOfTex(latex: string): string {
  const tree = parseTex(latex, true);
  if (!tree) throw new Error(`KaTeX does not read ${latex}`);
  return ommlOf(tree);
}

function latexBack(omml: string): string {
  const root = parseXml(omml.replace('<m:oMath>', `<m:oMath ${namespaces}>`));
  if (!root) throw new Error(`not well-formed: ${omml}`);
  const { latex, complete } = latexOfOmml(root);
  expect(complete).toBe(true);
  return latex;
}

const formulas = [
  '\\geq 90\\%',
  'x^2+y_1',
  'x_i^2',
  '\\frac{a+b}{c}',
  '\\sqrt{2}+\\sqrt[3]{x}',
  '\\sum_{i=1}^{n} x_i^2 = S',
  '\\int_0^1 x\\,\\mathrm{d}x',
  '\\prod_{k} a_k',
  '\\left(\\frac12\\right]',
  '\\left\\{ x \\right.',
  '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}',
  '\\begin{cases}x&y\\\\z&w\\end{cases}',
  '\\begin{aligned}a&=b\\\\&=c\\end{aligned}',
  '\\overline{AB}\\perp\\vec{c}',
  '\\hat{x}+\\dot{y}',
  '\\underbrace{a+b}_{c}',
  '\\sin x + \\log_2 y',
  '\\lim_{x\\to 0} \\frac{\\sin x}{x}',
  '\\mathbb{R}\\ni\\mathbf{x}',
  '90^\\circ',
  '\\text{速度}=\\frac{\\text{路程}}{\\text{时间}}',
  '\\boxed{x}',
  '\\binom{n}{k}',
  "f'(x)",
  '\\alpha\\leq\\beta\\Rightarrow\\infty',
  'a\\quad b',
  '\\{1,2\\}',
];

describe('formulas', () => {
  test.each(formulas)('%s goes to Office Math and comes back as the same formula', (latex) => {
    const omml = ommlOfTex(latex);
    expect(ommlOfTex(latexBack(omml))).toBe(omml);
  });

  test('what Word writes by its own habits is read', () => {
    const run = (text: string): string =>
      `<m:r><w:rPr><w:rFonts w:ascii="Cambria Math"/></w:rPr><m:t>${text}</m:t></m:r>`;
    const quadratic = `<m:oMath>${run('x=')}<m:f><m:fPr><m:ctrlPr/></m:fPr><m:num>${run('-b±')}<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e><m:sSup><m:e>${run('b')}</m:e><m:sup>${run('2')}</m:sup></m:sSup>${run('-4ac')}</m:e></m:rad></m:num><m:den>${run('2a')}</m:den></m:f></m:oMath>`;
    expect(latexBack(quadratic)).toBe('x=\\frac{-b\\pm \\sqrt{b^{2}-4ac}}{2a}');
    const limit = `<m:oMath><m:func><m:fName><m:limLow><m:e><m:r><m:rPr><m:sty m:val="p"/></m:rPr><m:t>lim</m:t></m:r></m:e><m:lim>${run('n→∞')}</m:lim></m:limLow></m:fName><m:e>${run('a')}</m:e></m:func></m:oMath>`;
    expect(latexBack(limit)).toBe('\\lim_{n\\to \\infty} a');
  });

  test('what KaTeX does not read has no tree, and nothing runs away', () => {
    expect(parseTex('\\frac{1', false)).toBeUndefined();
    expect(parseTex('\\def\\a{\\a\\a}\\a', false)).toBeUndefined();
    expect(parseTex('x'.repeat(30_000), false)).toBeUndefined();
  });
});
