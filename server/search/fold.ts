// Names → the plain words that they are compared by: transliterated, without accents, case and punctuation.
import { transliterate } from 'transliteration';

/** Letters that neither Unicode decomposition nor transliteration folds as a reader would type them. */
const letters: Readonly<Record<string, string>> = { ə: 'a', ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' };

/** The words of a text: Latin letters and digits, lower case. Apostrophes join ("Rosneft'"), all other marks part. */
export function fold(text: string): string[] {
  const plain = [...text.normalize('NFKC').toLowerCase()].map((letter) => letters[letter] ?? letter).join('');
  return transliterate(plain).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’‘ʼʹ`]/g, '').split(/[^a-z0-9]+/).filter((word) => word !== '');
}

/** The initials of a name of several words, small words left out: "China National Petroleum Corporation" → "cnpc". */
export function initialsOf(words: readonly string[]): string | undefined {
  const telling = words.filter((word) => !small.has(word));
  return telling.length > 1 ? telling.map((word) => word[0]).join('') : undefined;
}
const small: ReadonlySet<string> = new Set(['of', 'the', 'and', 'for', 'in', 'on', 'a', 'an', 'de', 'la']);
