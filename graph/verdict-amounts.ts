// What was promised and what was delivered of one commitment, as intervals, and how much of it that is. Unknown is never zero.
// Amounts are added as decimals; several accounts of one amount span an interval and are never averaged.
import type { Money } from './answers.ts';
import type { GraphNode } from './model.ts';
import { addMoney, noCurrency } from './money.ts';
import { preferredReason, type Case } from './verdict-case.ts';
import type { Delivery } from './vocabularies.ts';

/** Below 5 % nothing was delivered, from 95 % on all of it (shares of 1). */
export const noneBelow = 0.05;
export const fullFrom = 0.95;

/** The amount of a figure or flow: its bounds, else its value. A currency that is not known is `XXX`. */
export function moneyOf(node: GraphNode): Money {
  const number = (name: string): number | null => { const value = node.properties[name]; return typeof value === 'number' ? value : null; };
  const [value, low, high] = [number('value'), number('low'), number('high')];
  const bounded = low !== null || high !== null;
  return { low: bounded ? low : value, high: bounded ? high : value, currency: String(node.properties['currency'] ?? noCurrency) };
}

/** What was promised, in money: several accounts span an interval. `null` when unknown, or when the accounts are in several currencies. */
export function promisedAmount(found: Case): Money | null {
  const amounts = promiseFigures(found).filter((figure) => isMoney(figure)).map(moneyOf);
  return amounts.some((amount) => amount.currency === noCurrency) ? null : hull(amounts);
}

/** What the flows that fulfil it add up to, in money; repayments go the other way and are left out. `null` when unknown or in several currencies. */
export function deliveredAmount(flows: readonly GraphNode[]): Money | null {
  const amounts = performances(flows).filter(isMoney).map(moneyOf);
  const [first] = amounts;
  return first && first.currency !== noCurrency && amounts.every((amount) => amount.currency === first.currency) ? addMoney(amounts) : null;
}

/** How much of what was promised was delivered, in one unit and currency. `unknown` without flows that fulfil this commitment, without a comparable amount, and when the intervals lie across a bound. */
export function deliveryOf(found: Case, flows: readonly GraphNode[]): Delivery {
  const performed = performances(flows);
  const unit = performed[0] && unitOf(performed[0]);
  if (unit === undefined || performed.some((flow) => unitOf(flow) !== unit)) return 'unknown';
  const promised = hull(promiseFigures(found).filter((figure) => unitOf(figure) === unit).map(moneyOf));
  const delivered = addMoney(performed.map(moneyOf));
  if (!promised || !delivered) return 'unknown';
  const least = share(delivered.low, promised.high);
  const most = share(delivered.high, promised.low);
  if (most !== null && most < noneBelow) return 'none';
  if (least !== null && least >= fullFrom) return 'full';
  return least !== null && most !== null && least >= noneBelow && most < fullFrom ? 'partial' : 'unknown';
}

const share = (part: number | null, whole: number | null): number | null => (part === null || whole === null || whole <= 0 ? null : part / whole);
const isMoney = (node: GraphNode): boolean => node.properties['unit'] === 'money';
/** What an amount is counted in: its currency, or its unit. */
const unitOf = (node: GraphNode): string => `${String(node.properties['unit'])} ${isMoney(node) ? String(node.properties['currency'] ?? noCurrency) : ''}`;
const performances = (flows: readonly GraphNode[]): GraphNode[] => flows.filter((flow) => flow.properties['stage'] !== 'repaid');

/** The figures that say how much was promised: committed before announced, preferred before others, wholes before their parts, never a rate per year. */
function promiseFigures(found: Case): GraphNode[] {
  const told = found.amounts.filter((figure) => figure.properties['per'] === undefined && ['promised', 'committed', 'volume'].includes(String(figure.properties['measure'])));
  const wholes = told.filter((figure) => !found.view.edgesOut(figure.id, 'COMPONENT_OF').some((edge) => told.some((whole) => whole.id === edge.to)));
  const firm = wholes.filter((figure) => figure.properties['measure'] === 'committed');
  const chosen = firm.length > 0 ? firm : wholes;
  const preferred = chosen.filter((figure) => preferredReason(found.view, figure.id) !== undefined);
  return preferred.length > 0 ? preferred : chosen;
}

/** From the least to the most that any of the accounts says; `null` for none, and for several currencies. */
function hull(amounts: readonly Money[]): Money | null {
  const [first] = amounts;
  if (!first || amounts.some((amount) => amount.currency !== first.currency)) return null;
  const end = (pick: (amount: Money) => number | null, choose: (...values: number[]) => number): number | null => {
    const values = amounts.map(pick).filter((value) => value !== null);
    return values.length === amounts.length ? choose(...values) : null;
  };
  return { low: end((amount) => amount.low, Math.min), high: end((amount) => amount.high, Math.max), currency: first.currency };
}
