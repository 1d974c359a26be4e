/**
 * `node tests/safety/stops.mjs [pattern]`: how fast each endless query stops, and how fast others are answered meanwhile.
 * A line for each query: milliseconds to the stop by cancelling and by time limit, the slowest other answer, the outcome; for what
 * hoards memory also how it ends when nobody stops it.
 */
import { runnerImport } from 'vite';

const conditions = ['pacta-source', 'node', 'import', 'module', 'default'];
const config = { configFile: false, logLevel: 'error', resolve: { conditions }, environments: { inline: { resolve: { conditions, externalConditions: conditions } } } };
const load = async (file) => (await runnerImport(new URL(file, import.meta.url).pathname, config)).module;
const [{ slow }, { hoards }, { texts }, { openDense, cancelled, timedOut, capped }] = await Promise.all(['./endless.ts', './hoards.ts', './texts.ts', './stopping.ts'].map(load));

const pattern = new RegExp(process.argv[2] ?? '');
const cap = Number(process.env.CAP_MB ?? 256) * 1024 * 1024;
const ms = (n) => (n === null ? '-' : n.toFixed(0)).padStart(7);
console.log('cancel   limit   other  outcome   query');
let host = await openDense(1024);
for (const endless of [...slow, ...texts, ...hoards].filter(({ name }) => pattern.test(name))) {
  const told = await cancelled(host, endless, 250, cap);
  const limited = await timedOut(host, endless, 250, cap);
  const full = hoards.includes(endless) ? await capped(host, endless, cap / 4, 60_000) : null;
  console.log(`${ms(told.stoppedMs)} ${ms(limited.stoppedMs)} ${ms(Math.max(told.otherMs, limited.otherMs))}  ${told.reason}/${limited.reason}${full === null ? '' : `/${full.reason} (other ${full.otherMs.toFixed(0)})`}  ${endless.name}${process.argv[2] ? `  ${told.message.slice(0, 300)}` : ''}`);
  if (/lost/.test(told.reason + limited.reason + full?.reason)) {
    await host.close();
    host = await openDense(1024);
  }
}
await host.close();
