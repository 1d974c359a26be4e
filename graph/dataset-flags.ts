// What the importer computes on facts: `earliest`, `latest`, `undated` and `flags`. A flagged fact is kept as printed.
import { parseEdtf } from './dates.ts';
import type { Compiling } from './dataset-wiring.ts';
import { add as addDecimals, noCurrency } from './money.ts';
import type { GraphEdge, GraphNode, PropertyValue } from './model.ts';

interface Span { readonly earliest: string | null; readonly latest: string | null }
/** An EDTF text that the rows were checked for already. */
function spanOf(edtf: PropertyValue | undefined): Span | undefined {
  if (typeof edtf !== 'string') return undefined;
  const parsed = parseEdtf(edtf);
  return 'problem' in parsed ? undefined : parsed;
}

/** The dataset's nodes with the computed properties of its facts. */
export function flagFacts(compiling: Compiling): GraphNode[] {
  const context = new Context(compiling);
  return [...compiling.nodes.values()].map((node) => (node.labels.includes('Fact') ? { ...node, properties: { ...node.properties, ...datesOf(node, context), ...flagsOf(node, context) } } : node));
}

class Context {
  readonly out = new Map<string, GraphEdge[]>();
  readonly in = new Map<string, GraphEdge[]>();
  readonly series = new Map<string, number[]>();
  constructor(private readonly compiling: Compiling) {
    for (const edge of [...compiling.baseEdges, ...compiling.edges.values()]) {
      this.out.set(edge.from, [...(this.out.get(edge.from) ?? []), edge]);
      this.in.set(edge.to, [...(this.in.get(edge.to) ?? []), edge]);
    }
    for (const node of this.nodes()) {
      const key = seriesKey(node);
      if (key && typeof node.properties['value'] === 'number') this.series.set(key, [...(this.series.get(key) ?? []), node.properties['value']]);
    }
  }
  nodes(): GraphNode[] {
    return [...this.compiling.base.values(), ...this.compiling.nodes.values()];
  }
  node(id: string): GraphNode | undefined {
    return this.compiling.nodes.get(id) ?? this.compiling.base.get(id);
  }
  citations(id: string): GraphEdge[] {
    return (this.out.get(id) ?? []).filter((edge) => edge.type === 'CITED_IN');
  }
  /** When the earliest source of a fact came out: of a relay, the original if that is earlier. */
  published(citation: GraphEdge): Span | undefined {
    const own = spanOf(this.node(citation.to)?.properties['published']);
    const original = spanOf(this.node(String(citation.properties['relays'] ?? ''))?.properties['published']);
    return own && original ? ((original.latest ?? '') < (own.latest ?? '') ? original : own) : (own ?? original);
  }
}

const seriesKey = (node: GraphNode): string | undefined => (typeof node.properties['series'] === 'string' ? [node.properties['series'], node.properties['unit'], node.properties['currency'], node.properties['item'], node.properties['measure']].join('\u0000') : undefined);

function datesOf(node: GraphNode, context: Context): Record<string, PropertyValue> {
  const own = spanOf(node.properties['when'] ?? node.properties['period']) ?? promiseSpan(node, context);
  if (own) return { ...(own.earliest ? { earliest: own.earliest } : {}), ...(own.latest ? { latest: own.latest } : {}), undated: false };
  const reported = context.citations(node.id).map((citation) => context.published(citation)?.latest).filter((date): date is string => typeof date === 'string').sort()[0];
  return { ...(reported ? { latest: reported } : {}), undated: true };
}

/** A commitment is dated by the dated events that changed it. */
function promiseSpan(node: GraphNode, context: Context): Span | undefined {
  if (!node.labels.includes('Commitment')) return undefined;
  const spans = (context.in.get(node.id) ?? []).filter((edge) => edge.type === 'CHANGED').map((edge) => spanOf(context.node(edge.from)?.properties['when'])).filter((span) => span !== undefined);
  const first = spans.map((span) => span.earliest).filter((date): date is string => date !== null).sort()[0];
  const last = spans.map((span) => span.latest).filter((date): date is string => date !== null).sort().at(-1);
  return first === undefined && last === undefined ? undefined : { earliest: first ?? null, latest: last ?? null };
}

function flagsOf(node: GraphNode, context: Context): { flags?: string[] } {
  const flags = [
    isAnachronism(node, context) && 'anachronism',
    isOverFall(node) && 'over-100-percent',
    ...partFlags(node, context),
    isRateOff(node, context) && 'rate-off',
    isThousandfold(node, context) && 'thousandfold',
    node.properties['unit'] === 'money' && (node.properties['currency'] ?? noCurrency) === noCurrency && 'no-currency',
    node.properties['slip'] !== undefined && 'slip',
    context.citations(node.id).every((citation) => citation.properties['mode'] === 'title-only') && 'title-only',
    (context.in.get(node.id) ?? []).some((edge) => edge.type === 'INVOLVES') && 'disputed',
  ].filter((flag): flag is string => typeof flag === 'string');
  return flags.length > 0 ? { flags: [...new Set(flags)].sort() } : {};
}

/** An event or a measured period that begins after every source that reports it came out; plans (forecasts) are Statements and are left out. */
function isAnachronism(node: GraphNode, context: Context): boolean {
  if (!node.labels.includes('Event') && !node.labels.includes('Flow')) return false;
  const begins = spanOf(node.properties['when'] ?? node.properties['period'])?.earliest;
  const reported = context.citations(node.id).map((citation) => context.published(citation)?.latest);
  return typeof begins === 'string' && reported.length > 0 && reported.every((date) => typeof date === 'string' && date < begins);
}

/** Nothing can fall by more than all of it. */
function isOverFall(node: GraphNode): boolean {
  const { measure, unit, value } = node.properties;
  return measure === 'change' && unit === 'percent' && typeof value === 'number' && value < -100;
}

function partFlags(node: GraphNode, context: Context): string[] {
  const whole = node.properties['value'];
  const parts = (context.in.get(node.id) ?? []).filter((edge) => edge.type === 'COMPONENT_OF').map((edge) => context.node(edge.from)).filter((part) => part !== undefined);
  const same = parts.filter((part) => part.properties['unit'] === node.properties['unit'] && part.properties['currency'] === node.properties['currency']);
  const values = same.map((part) => part.properties['value']).filter((value): value is number => typeof value === 'number');
  if (typeof whole !== 'number' || values.length < 2 || values.length < parts.length) return [];
  const sum = addDecimals(values);
  if (sum > whole * 1.005) return ['parts-above-whole'];
  return sum < whole * 0.995 ? ['parts-below-whole'] : [];
}

/** A source's own conversion (two figures in two currencies, compared) more than 10 % off every rate that the dataset gives for the pair. */
function isRateOff(node: GraphNode, context: Context): boolean {
  const { value, currency } = node.properties;
  if (typeof value !== 'number' || typeof currency !== 'string' || value === 0) return false;
  const pairs = [...(context.out.get(node.id) ?? []), ...(context.in.get(node.id) ?? [])].filter((edge) => edge.type === 'COMPARED_WITH').map((edge) => context.node(edge.from === node.id ? edge.to : edge.from));
  return pairs.some((other) => {
    const { value: converted, currency: into } = other?.properties ?? {};
    if (typeof converted !== 'number' || typeof into !== 'string' || into === currency || converted === 0) return false;
    const rates = ratesFor(currency, into, context);
    const implied = value / converted;
    return rates.length > 0 && rates.every((rate) => Math.abs(implied / rate - 1) > 0.1);
  });
}

/** Units of `currency` per unit of `into`, from the figures of measure `rate` that are priced per that currency. */
function ratesFor(currency: string, into: string, context: Context): number[] {
  return context.nodes().filter((node) => node.properties['measure'] === 'rate').flatMap((node) => {
    const { value, low, high, currency: quoted, per } = node.properties;
    const values = [value, low, high].filter((number): number is number => typeof number === 'number' && number > 0);
    if (quoted === currency && per === into) return values;
    return quoted === into && per === currency ? values.map((number) => 1 / number) : [];
  });
}

function isThousandfold(node: GraphNode, context: Context): boolean {
  const key = seriesKey(node);
  const value = node.properties['value'];
  if (!key || typeof value !== 'number' || value <= 0) return false;
  const others = (context.series.get(key) ?? []).filter((other) => other > 0 && other !== value);
  return others.length > 0 && others.every((other) => value / other >= 1000 || other / value >= 1000);
}
