import { isIsoDay } from '../text/iso-day';
import type { FieldType } from '../vocabulary/field';
import { plainName } from './table';

/** What a cell says as the value of a field, or why it says nothing there. */
export type CellValue = { readonly value: string | readonly string[] } | { readonly problem: string };

/** Reads a cell as a value of that field: choices by value or in other spelling, days as people in Britain write them, lists by commas. */
export function cellValue(cell: string, field: FieldType): CellValue {
  switch (field.type) {
    case 'list': {
      const parts = cell
        .split(/[;,\n]| and | & /)
        .map((part) => part.trim())
        .filter(Boolean);
      const values = parts.map((part) => cellValue(part, field.of));
      const bad = values.find((each): each is { problem: string } => 'problem' in each);
      return bad ?? { value: values.flatMap((each) => ('value' in each ? each.value : [])) };
    }
    case 'choice': {
      const wanted = letters(cell);
      const found = field.choices.find(({ value }) => letters(value) === wanted);
      return found ? { value: found.value } : { problem: `"${cell}" is none of its values` };
    }
    case 'date': {
      const day = dayOf(cell);
      return day === undefined ? { problem: `"${cell}" is no day that can be read` } : { value: day };
    }
    default:
      return { value: cell.replace(/\s+/g, ' ').trim() };
  }
}

/** "E-mail" is "email". */
const letters = (text: string) => plainName(text).replaceAll(' ', '');

const months = 'january february march april may june july august september october november december'.split(' ');

/** An ISO day from 2026-03-01, 1/3/2026, 1.3.2026 or 1 March 2026: the day comes first. Undefined for anything else. */
export function dayOf(text: string): string | undefined {
  const iso = /^\d{4}-\d{2}-\d{2}/.exec(text.trim())?.[0];
  if (iso) return isIsoDay(iso) ? iso : undefined;
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  const words = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})$/i.exec(text.trim());
  const month = words ? months.findIndex((each) => each.startsWith(words[2]!.toLowerCase())) + 1 : Number(numbers?.[2]);
  const found = words ?? numbers;
  if (!found || month === 0) return undefined;
  const day = `${found[3]}-${String(month).padStart(2, '0')}-${found[1]!.padStart(2, '0')}`;
  return isIsoDay(day) ? day : undefined;
}
