// Builds what `npm start` runs: the server by tsc, the client by vite, both into dist/. Does nothing when no input changed since the last build.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const stampFile = join(root, 'dist', '.stamp');
const inputs = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'vite.config.ts', 'build.mjs', 'graph', 'cypher', 'server', 'client'];
const compiled = /\.(ts|tsx|css|glsl|html|svg|mjs|json)$/;

function* filesIn(path) {
  if (!existsSync(path)) return;
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const file = join(path, entry.name);
    if (entry.isDirectory() && entry.name !== 'datasets') yield* filesIn(file);
    else if (entry.isFile() && compiled.test(entry.name)) yield file;
  }
}

/** A hash of every file that the build reads. */
function stampOf() {
  const hash = createHash('sha256').update(process.version);
  for (const input of inputs) {
    const path = join(root, input);
    const files = /\.\w+$/.test(input) ? [path] : [...filesIn(path)];
    for (const file of files) if (existsSync(file)) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function run(script, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The build failed (${script} ${args.join(' ')}):\n${output}`))));
  });
}

/** Builds when needed; throws an Error with the compilers' output when they fail. */
export async function build() {
  const stamp = stampOf();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  await Promise.all([run('typescript/bin/tsc', ['-b', 'server']), run('vite/bin/vite.js', ['build', '--logLevel', 'warn'])]);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await build();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
