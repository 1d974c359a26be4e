/**
 * `node tests/tck/run.mjs [pattern]`: runs the openCypher TCK on the embedded engine and prints the counts by feature and in
 * total. Fails when fewer scenarios pass than were recorded. With a pattern, runs what matches it and says why each failed.
 */
import { runnerImport } from 'vite';

const conditions = ['pacta-source', 'node', 'import', 'module', 'default'];
const config = { configFile: false, logLevel: 'error', resolve: { conditions }, environments: { inline: { resolve: { conditions, externalConditions: conditions } } } };
const { module } = await runnerImport(new URL('./tck.ts', import.meta.url).pathname, config);
const pattern = process.argv[2];
const report = await module.runTck(pattern === undefined ? null : new RegExp(pattern));
if (report === null) {
  console.log(module.ABSENT);
  process.exit(process.env.CI === 'true' ? 1 : 0);
}
if (pattern !== undefined || process.env.TCK_WHY !== undefined) for (const { scenario, why } of report.failures) console.log(`✗ ${scenario}${module.differsInNeo4j(scenario) ? ' (as Neo4j does)' : ''}\n  ${why}`);
for (const [feature, { passed, failed }] of report.byFeature) console.log(`${feature}: ${passed} passed, ${failed} failed`);
console.log(`${report.passed} passed, ${report.failures.length} failed`);
if (pattern === undefined) {
  if (report.passed < report.recorded) {
    console.log(`Fewer scenarios pass than before: ${report.passed} of the recorded ${report.recorded}. Run with a pattern (node tests/tck/run.mjs Match3) to see why each fails.`);
    process.exit(1);
  }
  module.record(report);
}
