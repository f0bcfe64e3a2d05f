import { at } from '../../maths/at.ts';
import { type Memory, textAt } from './memory.ts';

/** Sub-operations of TEXT; the arguments lie in the cells from a on. */
export const TEXT_FUNCTIONS = [
  'LEN',
  'LEFT',
  'RIGHT',
  'MID',
  'CONCAT',
  'INSERT',
  'DELETE',
  'REPLACE',
  'FIND',
  'EQUAL',
  'UNEQUAL',
  'LESS',
  'LESS_OR_EQUAL',
] as const;

/** No text grows beyond this, whatever a program does: a variable's capacity cuts it sooner. */
const LONGEST = 65_535;

/** Strings count from 1; what reaches outside a string is cut, positions before it give the string as it is. */
export function textFunction(which: number, memory: Memory, d: number, a: number): void {
  const { numbers, texts } = memory;
  const first = textAt(texts, a);
  const second = textAt(texts, a + 1);
  switch (which) {
    case 0:
      numbers[d] = first.length;
      return;
    case 4:
      texts[d] = (first + second).slice(0, LONGEST);
      return;
    case 8:
      numbers[d] = second === '' ? 0 : first.indexOf(second) + 1;
      return;
    case 9:
      numbers[d] = first === second ? 1 : 0;
      return;
    case 10:
      numbers[d] = first === second ? 0 : 1;
      return;
    case 11:
      numbers[d] = first < second ? 1 : 0;
      return;
    case 12:
      numbers[d] = first <= second ? 1 : 0;
      return;
    default:
      texts[d] = cut(which, numbers, a, first, second).slice(0, LONGEST);
  }
}

function count(numbers: Float64Array, cell: number): number {
  return Math.max(0, at(numbers, cell));
}

function cut(which: number, numbers: Float64Array, a: number, first: string, second: string): string {
  switch (which) {
    case 1:
      return first.slice(0, count(numbers, a + 1));
    case 2:
      return first.slice(Math.max(0, first.length - count(numbers, a + 1)));
    case 3: {
      const start = at(numbers, a + 2) - 1;
      return start < 0 ? '' : first.slice(start, start + count(numbers, a + 1));
    }
    case 5: {
      const place = at(numbers, a + 2);
      return place < 0 ? first : first.slice(0, place) + second + first.slice(place);
    }
    case 6: {
      const start = at(numbers, a + 2) - 1;
      return start < 0 ? first : first.slice(0, start) + first.slice(start + count(numbers, a + 1));
    }
    default: {
      const start = at(numbers, a + 3) - 1;
      if (start < 0) return first;
      return first.slice(0, start) + second + first.slice(start + count(numbers, a + 2));
    }
  }
}
