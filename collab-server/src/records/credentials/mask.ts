/** Surnames of two characters that are still common; others are taken as one. */
const longSurnames: ReadonlySet<string> = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '司徒',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '端木',
  '夏侯',
  '长孙',
  '宇文',
  '轩辕',
]);

/** A name by its surname alone: 林静澜 is shown as 林**, 欧阳静 as 欧阳*, and of names in letters the first letter stays. */
export function maskName(name: string): string {
  const signs = Array.from(new Intl.Segmenter('zh').segment(name.trim()), ({ segment }) => segment);
  const surname = signs.slice(0, signs.length > 2 && longSurnames.has(signs.slice(0, 2).join('')) ? 2 : 1);
  const isHan = /^\p{Script=Han}/u.test(name.trim());
  // How long a name in letters is would tell too much of it.
  const hidden = isHan ? Math.max(1, signs.length - surname.length) : 3;
  return surname.join('') + '*'.repeat(hidden);
}
