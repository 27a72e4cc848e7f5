import { isLetterOrDigit } from '../tokens';

// After Unicode's confusables.txt (UTS #39), cut to letters that pass for an English one in the fonts of mail programs.
// Each entry: the English letter, then the letters that can't be told from it.
const alikeBySource = {
  cyrillic:
    'aа AА BВ cс CС dԁ eе EЕ gԍ GԌ hһ HН iі IІӀ jј JЈ KК lӏ MМ nп oо OО pр PР qԛ QԚ sѕ SЅ TТ vѵ VѴ wԝ WԜ xх XХ yу YУҮ ZꙀ bЬь eҽ',
  greek: 'aα AΑ BΒ EΕ HΗ iι IΙ KΚ MΜ nη NΝ oο OΟ pρ PΡ TΤ uυ vν XΧ xχ YΥ ZΖ jϳ JͿ cϲ CϹ',
  armenian: 'oօ OՕ SՏ UՍ uս hհ nո gց LԼ qզ',
  cherokee: 'DᎠ RᎡ TᎢ iᎥ AᎪ JᎫ EᎬ WᎳ MᎷ HᎻ GᏀ ZᏃ RᏒ WᏔ SᏕ VᏙ SᏚ LᏞ CᏟ PᏢ KᏦ BᏴ',
  lisu: 'BꓐPꓑ DꓓTꓔGꓖKꓗJꓙCꓚZꓜFꓝMꓟNꓠLꓡSꓢRꓣVꓦHꓧWꓪXꓫYꓬAꓮEꓰIꓲOꓳUꓴ',
} as const;
/** Letters that pass for an English one only in the company of English letters: "вооk". */
const nearlyAlike = {
  cyrillic: 'kк mм tт hн bвБ rгя RЯГ nи NИП wшщ WШЩ aд AД eэё EЭЁ oю uц UЦ xж XЖ zз ZЗ rґ fғ FҒ hћђ yү oө OӨ eєҽ EЄ',
  greek: 'kκ tτ eε yγ wω ETΞ AΛΔ oσθ OΘΩ bβ SΣ sς nπ aά eέ iίϊ oό uύ nή',
  armenian: '',
  cherokee: '',
  lisu: '',
} as const;

interface Alike {
  readonly letter: string;
  readonly script: string;
  readonly exact: boolean;
}

const alikes = new Map<number, Alike>();
for (const [table, exact] of [
  [nearlyAlike, false],
  [alikeBySource, true],
] as const) {
  for (const [script, entries] of Object.entries(table)) {
    let letter = '';
    for (const character of entries.replaceAll(' ', '')) {
      if (character < '\x7f') letter = character;
      else alikes.set(character.charCodeAt(0), { letter, script, exact });
    }
  }
}

/** Whether a word may hold look-alikes of English letters: whether it has letters of another script. */
export function isForeign(code: number): boolean {
  return code >= 0x370 && (code < 0x1e00 || code > 0x1eff) && isLetterOrDigit(code);
}

/**
 * Reads a word with letters of another script as the English word it imitates, letter for letter: where it mixes scripts and all
 * its foreign letters pass for English ones, or where it is wholly of letters that can't be told from English ones and the text
 * around it has no genuine word of that script. Undefined for any other word.
 */
export function readLookAlikes(word: string, genuine: () => ReadonlySet<string>): string | undefined {
  let english = false;
  let exact = true;
  let script = '';
  let read = '';
  for (const character of word) {
    const code = character.charCodeAt(0);
    if (!isForeign(code)) {
      if (/[A-Za-z]/.test(character)) english = true;
      read += character;
      continue;
    }
    const alike = alikes.get(code);
    if (!alike) return undefined;
    exact &&= alike.exact;
    script = alike.script;
    read += alike.letter;
  }
  if (english) return read;
  // A lone Greek letter is a symbol.
  if (!exact || (script === 'greek' && read.length === 1)) return undefined;
  const found = genuine();
  return found.has(script) || found.has('no English') ? undefined : read;
}

const words = /[\p{L}\p{M}]+/gu;

/** The scripts in which a text has words that no English word looks like, and `no English` where it has no English letter. */
export function genuineScripts(text: string): Set<string> {
  const found = new Set<string>(['no English']);
  for (const [word] of text.matchAll(words)) {
    let scripts: Set<string> | undefined;
    let exact = true;
    let english = false;
    for (let index = 0; index < word.length; index++) {
      const code = word.charCodeAt(index);
      if (!isForeign(code)) {
        english = true;
        continue;
      }
      const alike = alikes.get(code);
      exact &&= alike?.exact === true;
      scripts ??= new Set();
      scripts.add(alike?.script ?? scriptOf(code));
    }
    if (english) found.delete('no English');
    else if (scripts && !exact) for (const script of scripts) found.add(script);
  }
  return found;
}

function scriptOf(code: number): string {
  if (code < 0x400) return 'greek';
  if (code < 0x530) return 'cyrillic';
  return code < 0x590 ? 'armenian' : 'other';
}
