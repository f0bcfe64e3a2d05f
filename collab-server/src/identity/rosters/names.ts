const han = /\p{Script=Han}/u;

/** Surnames of two characters that are common enough to meet. */
const compoundSurnames: readonly string[] = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '夏侯',
  '司徒',
];

/** How a name is shown: Chinese family name first without a space, others given name first. */
export function joinName({ familyName, givenName }: { familyName: string; givenName: string }): string {
  if (han.test(familyName + givenName)) return `${familyName}${givenName}`;
  return [givenName, familyName].filter(Boolean).join(' ');
}

/** The reverse as far as it can be known; `metadata.displayName` keeps the whole. */
export function splitName(displayName: string): { familyName: string; givenName: string } {
  if (han.test(displayName)) {
    const length = compoundSurnames.some((surname) => displayName.startsWith(surname)) ? 2 : 1;
    const letters = Array.from(displayName);
    return { familyName: letters.slice(0, length).join(''), givenName: letters.slice(length).join('') };
  }
  const words = displayName.split(' ');
  return { familyName: words.at(-1) ?? '', givenName: words.slice(0, -1).join(' ') };
}
