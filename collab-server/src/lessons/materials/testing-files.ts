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

/** As much of a .pptx as tells its type. */
export function pptxOf(): Buffer {
  const type = 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml';
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/ppt/presentation.xml" ContentType="${type}"/></Types>`;
  return Buffer.from(
    zipSync({ '[Content_Types].xml': strToU8(types), 'ppt/presentation.xml': strToU8('<p/>') }, { level: 0 }),
  );
}

/** As much of an MP4 as tells its type, and bytes to ask for in ranges. */
export function mp4Of(bytes: number): Buffer {
  const head = Buffer.from('00000018667479706d703432000000006d70343269736f6d', 'hex');
  return Buffer.concat([head, Buffer.from(Array.from({ length: bytes - head.length }, (_, index) => index % 251))]);
}
