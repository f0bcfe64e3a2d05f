import { strToU8, zipSync } from 'fflate';

/** A PDF of empty pages, each 960 by 540 points. */
export function pdfOf(pages: number, { locked = false } = {}): Buffer {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 4} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${kids}] /MediaBox [0 0 960 540] >>`,
    `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >>`,
    ...Array.from({ length: pages }, () => '<< /Type /Page /Parent 2 0 R >>'),
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const startxref = text.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  const id = `/ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`;
  const encrypt = locked ? ' /Encrypt 3 0 R' : '';
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${id}${encrypt} >>\nstartxref\n${startxref}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** As much of a PNG as tells its size. */
export function pngOf(width: number, height: number): Buffer {
  const head = Buffer.alloc(33);
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(head);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  head.writeUInt8(8, 24);
  head.writeUInt8(2, 25);
  const data = Buffer.from('0000000049444154', 'hex');
  return Buffer.concat([head, data, Buffer.alloc(16)]);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const PRESENTATION = 'http://schemas.openxmlformats.org/presentationml/2006/main';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.presentationml';

const relationships = (targets: readonly (readonly [type: string, target: string])[]): string => {
  const each = targets.map(
    ([type, target], index) => `<Relationship Id="r${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
};

const slideOf = (text: string): string =>
  `${HEAD}<p:sld xmlns:p="${PRESENTATION}" xmlns:a="${DRAWING}"><p:cSld><p:spTree>` +
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>' +
  '<p:sp><p:nvSpPr><p:cNvPr id="2" name=""/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>' +
  '<p:spPr><a:xfrm><a:off x="900000" y="900000"/><a:ext cx="7000000" cy="1500000"/></a:xfrm>' +
  '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>' +
  `<p:txBody><a:bodyPr/><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>`;

/** A .pptx of slides of 720 by 540 points, each with a line of text, by ISO/IEC 29500. */
export function pptxOf(texts: readonly string[] = ['']): Buffer {
  const overrides = texts.map(
    (_, index) => `<Override PartName="/ppt/slides/slide${index + 1}.xml" ContentType="${CONTENT_TYPE}.slide+xml"/>`,
  );
  const ids = texts.map((_, index) => `<p:sldId id="${256 + index}" r:id="r${index + 1}"/>`);
  const files: Record<string, string> = {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/ppt/presentation.xml" ContentType="${CONTENT_TYPE}.presentation.main+xml"/>` +
      `${overrides.join('')}</Types>`,
    'ppt/presentation.xml':
      `${HEAD}<p:presentation xmlns:p="${PRESENTATION}" xmlns:r="${OFFICE}"><p:sldIdLst>${ids.join('')}</p:sldIdLst>` +
      '<p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>',
    '_rels/.rels': relationships([['officeDocument', 'ppt/presentation.xml']]),
    'ppt/_rels/presentation.xml.rels': relationships(
      texts.map((_, index) => ['slide', `slides/slide${index + 1}.xml`] as const),
    ),
  };
  for (const [index, text] of texts.entries()) files[`ppt/slides/slide${index + 1}.xml`] = slideOf(text);
  const parts = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }));
}

/** As much of an MP4 as tells its type, and bytes to ask for in ranges. */
export function mp4Of(bytes: number): Buffer {
  const head = Buffer.from('00000018667479706d703432000000006d70343269736f6d', 'hex');
  return Buffer.concat([head, Buffer.from(Array.from({ length: bytes - head.length }, (_, index) => index % 251))]);
}
