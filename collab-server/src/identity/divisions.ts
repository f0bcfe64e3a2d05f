import type { Db } from '../platform/database/index.ts';
import type { OrgLevel } from './tables.ts';

/** A division's code (GB/T 2260) and name. */
type Division = { readonly code: string; readonly name: string };
type City = Division & { readonly counties: readonly Division[] };

const province: Division = { code: '350000', name: '福建省' };

/**
 * Cities and counties laid into every new installation; administrators add the others.
 * 平潭综合实验区 stands beside the nine cities but has only the code of its county: a division is keyed by level and code.
 */
const cities: readonly City[] = [
  city('350100', '福州市', { '350102': '鼓楼区', '350122': '连江县', '350181': '福清市' }),
  city('350200', '厦门市', { '350203': '思明区', '350211': '集美区', '350213': '翔安区' }),
  city('350300', '莆田市', { '350302': '城厢区', '350322': '仙游县' }),
  city('350400', '三明市', { '350404': '三元区', '350424': '宁化县', '350426': '尤溪县' }),
  city('350500', '泉州市', { '350503': '丰泽区', '350526': '德化县', '350527': '金门县', '350582': '晋江市' }),
  city('350600', '漳州市', { '350602': '芗城区', '350623': '漳浦县', '350627': '南靖县' }),
  city('350700', '南平市', { '350703': '建阳区', '350725': '政和县', '350782': '武夷山市' }),
  city('350800', '龙岩市', { '350802': '新罗区', '350821': '长汀县', '350823': '上杭县' }),
  city('350900', '宁德市', { '350902': '蕉城区', '350924': '寿宁县', '350981': '福安市' }),
  city('350128', '平潭综合实验区', { '350128': '平潭县' }),
];

function city(code: string, name: string, counties: Readonly<Record<string, string>>): City {
  const list = Object.entries(counties).map(([countyCode, countyName]) => ({ code: countyCode, name: countyName }));
  return { code, name, counties: list };
}

/** The id of a division is its key: the same in every installation. */
export function divisionId(level: OrgLevel, code: string): string {
  return `${level}-${code}`;
}

type LaidUnit = { level: OrgLevel; code: string; name: string; parent: { id: string; path: string } | null };

/** Lays province, cities and counties; what is there already stays. */
export async function layDivisions(db: Db): Promise<void> {
  const rows: ReturnType<typeof unitRow>[] = [];
  const lay = (unit: LaidUnit) => {
    const row = unitRow(unit);
    rows.push(row);
    return row;
  };
  const root = lay({ level: 'province', ...province, parent: null });
  for (const { code, name, counties } of cities) {
    const parent = lay({ level: 'city', code, name, parent: root });
    for (const county of counties) lay({ level: 'county', ...county, parent });
  }
  for (const row of rows) {
    await db
      .insertInto('orgUnit')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

function unitRow({ level, code, name, parent }: LaidUnit) {
  const id = divisionId(level, code);
  return {
    id,
    parentId: parent?.id ?? null,
    level,
    divisionCode: code,
    schoolIdentifier: null,
    schoolType: null,
    sourcedId: null,
    name,
    path: `${parent?.path ?? ''}${id}/`,
    sortKey: code,
  };
}
