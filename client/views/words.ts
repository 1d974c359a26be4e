// Values as a reader reads them: dates, money, kinds.
import type { Money } from '#graph/answers';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** `2021-04-08` → `8 Apr 2021`; `../2014` → `to 2014`; `2020/2021` → `2020–2021`; none → `undated`; `~` is said as "about", `?` as "probably". */
export function dateWords(edtf: string | null): string {
  if (edtf === null) return 'undated';
  const [from, to] = edtf.split('/');
  if (to !== undefined) return from === '..' || from === '' ? `to ${dateWords(to)}` : to === '..' || to === '' ? `from ${dateWords(from!)}` : `${dateWords(from!)}–${dateWords(to)}`;
  const doubt = edtf.endsWith('~') ? 'about' : edtf.endsWith('?') ? 'probably' : '';
  if (doubt !== '') return `${doubt} ${dateWords(edtf.slice(0, -1))}`;
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(edtf);
  return parts ? [parts[3] && String(Number(parts[3])), parts[2] && months[Number(parts[2]) - 1], parts[1]].filter(Boolean).join(' ') : edtf;
}

const signs: Readonly<Record<string, string>> = { USD: '$', EUR: '€', CNY: '¥', RUB: '₽', GBP: '£' };
const scales = [[1e12, 'tn'], [1e9, 'bn'], [1e6, 'm'], [1e3, 'k']] as const;

function amountWords(value: number): string {
  const scale = scales.find(([size]) => Math.abs(value) >= size);
  return scale ? `${Number((value / scale[0]).toPrecision(4))} ${scale[1]}` : String(value);
}

/** "$25 bn", "€3.4 bn to 3.66 bn"; `null` is "unknown". */
export function moneyWords(money: Money | null): string {
  if (!money) return 'unknown';
  const sign = signs[money.currency] ?? `${money.currency} `;
  if (money.low === money.high && money.low !== null) return sign + amountWords(money.low);
  if (money.low === null) return money.high === null ? 'unknown' : `up to ${sign}${amountWords(money.high)}`;
  return money.high === null ? `${sign}${amountWords(money.low)} or more` : `${sign}${amountWords(money.low)} to ${amountWords(money.high)}`;
}

/** The exact figure, for hovering. */
export function exactMoney(money: Money | null): string {
  if (!money) return 'No amount is on file.';
  const number = (value: number | null): string => (value === null ? 'open' : value.toLocaleString('en-GB'));
  return money.low === money.high ? `${money.currency} ${number(money.low)}` : `${money.currency} ${number(money.low)} to ${number(money.high)}`;
}

export const plural: Readonly<Record<string, string>> = { Actor: 'Actors', Institution: 'Institutions', Project: 'Projects', Agreement: 'Agreements', Region: 'Regions', Commitment: 'Commitments', Event: 'Events', Flow: 'Flows', Figure: 'Figures', Statement: 'Statements', Source: 'Sources', Dispute: 'Disputes' };
export const readable = (word: string): string => word.replaceAll('-', ' ').replaceAll('_', ' ').toLowerCase();
