// Every setting, read once from the environment and checked. A wrong value is one sentence that says what to write instead.
// Knows nothing of what the settings are used for.
import { z } from 'zod';

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Absent: the embedded database. */
  readonly database: { readonly url: string; readonly user: string | undefined; readonly password: string | undefined; readonly name: string | undefined } | undefined;
  /** Where the datasets lie that users load. `chosen` is false for the default, which need not exist. */
  readonly data: { readonly folder: string; readonly chosen: boolean };
  /** What writing requests must bear; needed as soon as Pacta listens beyond this machine. */
  readonly token: string | undefined;
  readonly query: { readonly timeoutMs: number; readonly maxRows: number; readonly maxMegabytes: number };
  readonly logLevel: LogLevel;
}
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A setting is wrong. The message is a sentence for a person. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting';
}

const whole = (low: number, high: number, fallback: number) => z.string().optional().transform((text, context) => {
  if (text === undefined) return fallback;
  const value = /^\d{1,12}$/.test(text) ? Number(text) : NaN;
  if (value >= low && value <= high) return value;
  context.addIssue(`must be a whole number from ${low} to ${high}, but is "${text}"`);
  return z.NEVER;
});
const spelled = (pattern: RegExp, what: string) => z.string().regex(pattern, { error: ({ input }) => `must be ${what}, but is "${String(input)}"` });

const environment = z.object({
  PORT: whole(0, 65_535, 4000),
  HOST: spelled(/^[\w.:%-]+$/, 'an address to listen on, such as 127.0.0.1 or 0.0.0.0').default('127.0.0.1'),
  PACTA_DATABASE_URL: spelled(/^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^\s/]+/, 'the address of a Neo4j, such as bolt://127.0.0.1:7687 or neo4j+s://host (leave it out for the embedded database)').optional(),
  PACTA_DATABASE_USER: z.string().optional(),
  PACTA_DATABASE_PASSWORD: z.string().optional(),
  PACTA_DATABASE_NAME: spelled(/^[A-Za-z][\w.-]{2,62}$/, 'the name of a database in that Neo4j, such as neo4j').optional(),
  PACTA_DATA_DIR: z.string().optional(),
  PACTA_TOKEN: z.string().min(16, 'must have at least 16 characters; make one with: openssl rand -hex 24').optional(),
  PACTA_QUERY_TIMEOUT_MS: whole(1, 3_600_000, 20_000),
  PACTA_QUERY_MAX_ROWS: whole(1, 1_000_000, 10_000),
  PACTA_QUERY_MAX_MB: whole(1, 16_384, 512),
  PACTA_LOG_LEVEL: z.enum(logLevels, { error: ({ input }) => `must be one of ${logLevels.join(', ')}, but is "${String(input)}"` }).default('info'),
});

/** Reads the settings; an empty variable counts as absent. Throws WrongSetting. */
export function readSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, value?.trim()]).filter(([, value]) => value !== ''));
  const read = environment.safeParse(given);
  if (!read.success) throw new WrongSetting(read.error.issues.map((issue) => `The setting ${issue.path.join('.')} ${issue.message}.`).join(' '));
  const env = read.data;
  return {
    port: env.PORT,
    host: env.HOST,
    database: env.PACTA_DATABASE_URL === undefined ? undefined : { url: env.PACTA_DATABASE_URL, user: env.PACTA_DATABASE_USER, password: env.PACTA_DATABASE_PASSWORD, name: env.PACTA_DATABASE_NAME },
    data: { folder: env.PACTA_DATA_DIR ?? './data', chosen: env.PACTA_DATA_DIR !== undefined },
    token: env.PACTA_TOKEN,
    query: { timeoutMs: env.PACTA_QUERY_TIMEOUT_MS, maxRows: env.PACTA_QUERY_MAX_ROWS, maxMegabytes: env.PACTA_QUERY_MAX_MB },
    logLevel: env.PACTA_LOG_LEVEL,
  };
}

/** Whether an address to listen on is reached from this machine alone. */
export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
