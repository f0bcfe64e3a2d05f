import { childElements, childNamed, type XmlElement } from '../xml.ts';
import { accentCommands, functionCommands, isOneGroup, signCommands, texOfText } from './tex-signs.ts';

/** TeX of Office Math (`m:oMath`, or an `m:oMathPara` of several). `complete` is false where something has no counterpart. */
export function latexOfOmml(element: XmlElement): { readonly latex: string; readonly complete: boolean } {
  const reader = { complete: true };
  const lines =
    element.nodeName === 'm:oMathPara'
      ? childElements(element).filter(({ nodeName }) => nodeName === 'm:oMath')
      : [element];
  const written = lines.map((line) => tidy(readChildren(line, reader)));
  const latex = written.length > 1 ? `\\begin{gathered}${written.join(' \\\\ ')}\\end{gathered}` : (written[0] ?? '');
  return { latex, complete: reader.complete };
}

type Reader = { complete: boolean };

const tidy = (latex: string): string => latex.replaceAll(/[ \t\n]+/g, ' ').trim();

function readChildren(element: XmlElement | undefined, reader: Reader): string {
  return childElements(element)
    .map((child) => readElement(child, reader))
    .join('');
}

function propertyValue(element: XmlElement, properties: string, name: string): string | undefined {
  return childNamed(childNamed(element, properties), name)?.getAttribute('m:val') ?? undefined;
}

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true' || value === 'on';

function readElement(element: XmlElement, reader: Reader): string {
  const part = (name: string): string => tidy(readChildren(childNamed(element, name), reader));
  const group = (name: string): string => `{${part(name)}}`;
  switch (element.nodeName) {
    case 'm:r':
      return readRun(element);
    case 'm:f':
      return propertyValue(element, 'm:fPr', 'm:type') === 'noBar'
        ? `{${part('m:num')} \\atop ${part('m:den')}}`
        : `\\frac${group('m:num')}${group('m:den')}`;
    case 'm:sSup':
      return `${baseOf(part('m:e'))}^${group('m:sup')}`;
    case 'm:sSub':
      return `${baseOf(part('m:e'))}_${group('m:sub')}`;
    case 'm:sSubSup':
      return `${baseOf(part('m:e'))}_${group('m:sub')}^${group('m:sup')}`;
    case 'm:sPre':
      return `{}_${group('m:sub')}^${group('m:sup')}${part('m:e')}`;
    case 'm:rad': {
      const degree = isOn(propertyValue(element, 'm:radPr', 'm:degHide')) ? '' : part('m:deg');
      return degree === '' ? `\\sqrt${group('m:e')}` : `\\sqrt[${degree}]${group('m:e')}`;
    }
    case 'm:nary':
      return readNary(element, part);
    case 'm:d':
      return readDelimiters(element, reader);
    case 'm:m':
      return matrixOf(element, reader);
    case 'm:eqArr': {
      const rows = childElements(element).filter(({ nodeName }) => nodeName === 'm:e');
      return `\\begin{aligned}${rows.map((row) => tidy(readChildren(row, reader))).join(' \\\\ ')}\\end{aligned}`;
    }
    case 'm:func': {
      const name = part('m:fName');
      return `${name} ${part('m:e')}`;
    }
    case 'm:limLow':
      return `${limitBase(part('m:e'))}_${group('m:lim')}`;
    case 'm:limUpp':
      return `\\overset${group('m:lim')}${group('m:e')}`;
    case 'm:acc': {
      const sign = propertyValue(element, 'm:accPr', 'm:chr') ?? '\u0302';
      const command = accentCommands[sign];
      if (command === undefined) reader.complete = false;
      return `${command ?? '\\hat'}${group('m:e')}`;
    }
    case 'm:bar':
      return `${propertyValue(element, 'm:barPr', 'm:pos') === 'top' ? '\\overline' : '\\underline'}${group('m:e')}`;
    case 'm:groupChr':
      return `${propertyValue(element, 'm:groupChrPr', 'm:pos') === 'top' ? '\\overbrace' : '\\underbrace'}${group('m:e')}`;
    case 'm:borderBox':
      return `\\boxed${group('m:e')}`;
    case 'm:phant':
      return isOn(propertyValue(element, 'm:phantPr', 'm:show') ?? '1') ? part('m:e') : `\\phantom${group('m:e')}`;
    case 'm:box':
    case 'm:oMath':
    case 'm:e':
    case 'm:num':
    case 'm:den':
    case 'm:lim':
    case 'm:fName':
    case 'w:ins':
    case 'w:hyperlink':
      return readChildren(element, reader);
    // Nothing that is seen.
    case 'w:del':
    case 'm:ctrlPr':
    case 'w:bookmarkStart':
    case 'w:bookmarkEnd':
    case 'w:proofErr':
      return '';
    default:
      if (!element.nodeName.endsWith('Pr')) reader.complete = false;
      return element.nodeName.endsWith('Pr') ? '' : readChildren(element, reader);
  }
}

/** What a script is set on: one group. */
function baseOf(latex: string): string {
  return isOneGroup(latex) ? latex : `{${latex}}`;
}

function limitBase(latex: string): string {
  return /^\\(?:lim|max|min|sup|inf|limsup|liminf|det|gcd|Pr|underbrace\{.*\}|sum|prod)$/.test(latex)
    ? latex
    : `\\mathop{${latex}}\\limits`;
}

function readNary(element: XmlElement, part: (name: string) => string): string {
  const sign = propertyValue(element, 'm:naryPr', 'm:chr') ?? '∫';
  const command = signCommands[sign] ?? sign;
  const under = propertyValue(element, 'm:naryPr', 'm:limLoc') === 'undOvr';
  const isIntegral = /[∫-∳]/u.test(sign);
  const place =
    under === isIntegral && (part('m:sub') !== '' || part('m:sup') !== '') ? (under ? '\\limits' : '\\nolimits') : '';
  const sub = part('m:sub') === '' ? '' : `_{${part('m:sub')}}`;
  const sup = part('m:sup') === '' ? '' : `^{${part('m:sup')}}`;
  return `${command}${place}${sub}${sup} ${part('m:e')}`;
}

/** Brackets by TeX's names; an empty one is `.`. */
const delimiters: Readonly<Record<string, string>> = {
  '': '.',
  '{': '\\{',
  '}': '\\}',
  '⟨': '\\langle ',
  '⟩': '\\rangle ',
  '〈': '\\langle ',
  '〉': '\\rangle ',
  '⌊': '\\lfloor ',
  '⌋': '\\rfloor ',
  '⌈': '\\lceil ',
  '⌉': '\\rceil ',
  '‖': '\\|',
  '∥': '\\|',
  '∣': '|',
};

function readDelimiters(element: XmlElement, reader: Reader): string {
  const open = propertyValue(element, 'm:dPr', 'm:begChr') ?? '(';
  const close = propertyValue(element, 'm:dPr', 'm:endChr') ?? ')';
  const separator = propertyValue(element, 'm:dPr', 'm:sepChr') ?? '|';
  const bodies = childElements(element).filter(({ nodeName }) => nodeName === 'm:e');
  const body = bodies.map((each) => tidy(readChildren(each, reader))).join(`\\middle${separator}`);
  const known = (sign: string): string => {
    if (delimiters[sign] === undefined && !/^[()[\]|/]$/.test(sign)) reader.complete = false;
    return delimiters[sign] ?? (/^[()[\]|/]$/.test(sign) ? sign : '.');
  };
  return `\\left${known(open)}${body}\\right${known(close)}`;
}

/** Columns that stand right and left by turns are equations aligned at their relation signs. */
function matrixOf(element: XmlElement, reader: Reader): string {
  const [first] = childElements(childNamed(childNamed(element, 'm:mPr'), 'm:mcs'));
  const aligned = childNamed(childNamed(first, 'm:mcPr'), 'm:mcJc')?.getAttribute('m:val') === 'right';
  const environment = aligned ? 'aligned' : 'matrix';
  return `\\begin{${environment}}${readRows(element, reader)}\\end{${environment}}`;
}

function readRows(matrix: XmlElement, reader: Reader): string {
  return childElements(matrix)
    .filter(({ nodeName }) => nodeName === 'm:mr')
    .map((row) =>
      childElements(row)
        .map((cell) => tidy(readChildren(cell, reader)))
        .join(' & '),
    )
    .join(' \\\\ ');
}

const scriptCommands: Readonly<Record<string, string>> = {
  'double-struck': '\\mathbb',
  script: '\\mathcal',
  fraktur: '\\mathfrak',
  'sans-serif': '\\mathsf',
  monospace: '\\mathtt',
};

function readRun(run: XmlElement): string {
  const text = childElements(run)
    .filter(({ nodeName }) => nodeName === 'm:t' || nodeName === 'w:t')
    .map(({ textContent }) => textContent ?? '')
    .join('');
  const properties = childNamed(run, 'm:rPr');
  if (text === '') return '';
  // Chinese words within a formula are text in TeX, however Word has them.
  if (
    childNamed(properties, 'm:nor') ||
    /^[\p{Script=Han}\p{P}\s]*\p{Script=Han}[\p{Script=Han}\p{P}\s]*$/u.test(text)
  ) {
    return `\\text{${text.replaceAll(/[\\{}$&#^_%~]/g, (sign) => (/[\\^~]/.test(sign) ? ' ' : `\\${sign}`))}}`;
  }
  const style = childNamed(properties, 'm:sty')?.getAttribute('m:val');
  const script = scriptCommands[childNamed(properties, 'm:scr')?.getAttribute('m:val') ?? ''];
  const tex = texOfText(text);
  if (script !== undefined && /[A-Za-z0-9]/.test(text)) return `${script}{${tex.trim()}}`;
  if (style === 'b' || style === 'bi')
    return /[A-Za-z]/.test(text) ? `${style === 'b' ? '\\mathbf' : '\\boldsymbol'}{${tex.trim()}}` : tex;
  if (style === 'p' && /[A-Za-z]/.test(text))
    return functionCommands.has(text.trim()) ? `\\${text.trim()} ` : `\\mathrm{${tex.trim()}}`;
  return functionCommands.has(text.trim()) ? `\\${text.trim()} ` : tex;
}
