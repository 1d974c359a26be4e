// The house: which folder may import which, no ring of files, no barrel, no file without its opening comment.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const folders = { graph: [], cypher: ['graph'], server: ['graph', 'cypher'], client: ['graph'], tests: ['graph', 'cypher', 'server', 'client'] } as const satisfies Record<string, readonly string[]>;
type Folder = keyof typeof folders;
const names = Object.keys(folders) as Folder[];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The specifiers that a file imports, types included. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return [...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'"\n;]*(?:\{[^}]*\})?[^'"\n;]*from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g)].map((found) => found[1] ?? found[2] ?? found[3] ?? '');
}

/** The file of ours that a specifier names, or `undefined` for a package. */
function target(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return join(dirname(file), specifier);
  const named = /^#(graph|cypher|server)\/(.+)$/.exec(specifier);
  return named ? join(named[1]!, `${named[2]}.ts`) : undefined;
}

const files = names.filter((name) => name !== 'tests').flatMap((name) => sources(name));

describe('the folders', () => {
  it.each(names)('%s imports only what it may', (folder) => {
    const strays = sources(folder).flatMap((file) => importsOf(file).flatMap((specifier) => {
      const other = target(file, specifier)?.split('/')[0];
      const allowed = other === undefined || other === folder || (folders[folder] as readonly string[]).includes(other) || (folder === 'tests' && !names.includes(other as Folder));
      return allowed ? [] : [`${file} imports ${specifier}`];
    }));
    expect(strays).toEqual([]);
  });

  it('relative paths stay in their folder', () => {
    const leaving = files.flatMap((file) => importsOf(file).filter((specifier) => specifier.startsWith('.') && relative(file.split('/')[0]!, join(dirname(file), specifier)).startsWith('..')).map((specifier) => `${file}: ${specifier}`));
    expect(leaving).toEqual([]);
  });

  it('graph needs neither Node nor the DOM', () => {
    expect(sources('graph').filter((file) => importsOf(file).some((specifier) => specifier.startsWith('node:')))).toEqual([]);
  });

  it('the embedded engine knows nothing of Pacta', () => {
    const strays = sources('cypher/memory').flatMap((file) => importsOf(file).filter((specifier) => {
      const other = target(file, specifier);
      return other !== undefined && !other.startsWith('cypher/memory/');
    }).map((specifier) => `${file}: ${specifier}`));
    expect(strays).toEqual([]);
    expect(sources('cypher/memory').filter((file) => /\bpacta\b/i.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('no files stand in a ring', () => {
    const edges = new Map(files.map((file) => [file, importsOf(file).map((specifier) => target(file, specifier)).filter((other): other is string => other !== undefined && files.includes(other))]));
    expect(ringsIn(edges)).toEqual([]);
  });

  it('there are no barrels and no drawers', () => {
    expect(files.filter((file) => /(^|\/)(index|utils?|helpers?|common|misc)\.tsx?$/.test(file))).toEqual([]);
  });

  it('every file says what it is for', () => {
    expect(files.filter((file) => !/^(\/\/|\/\*)/.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});

/** Strongly connected sets of more than one file (Tarjan 1972). */
function ringsIn(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const rings: string[][] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    low.set(file, order.get(file)!);
    stack.push(file);
    for (const other of edges.get(file) ?? []) {
      if (!order.has(other)) visit(other);
      if (stack.includes(other)) low.set(file, Math.min(low.get(file)!, low.get(other)!));
    }
    if (low.get(file) !== order.get(file)) return;
    const ring = stack.splice(stack.indexOf(file));
    if (ring.length > 1) rings.push(ring.sort());
  };
  for (const file of edges.keys()) if (!order.has(file)) visit(file);
  return rings;
}
