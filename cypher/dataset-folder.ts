// A dataset's folder on disk → its files, hashed: `dataset.json`, one CSV per table, and the laid-out positions.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { compileDataset, type Compiled, type DatasetFiles, type Manifest } from '#graph/dataset';
import type { Dataset } from '#graph/model';

/** A dataset folder is missing, unreadable or wrong. The message is a sentence that says what to do; `problems` are the rows at fault. */
export class BrokenDataset extends Error {
  override readonly name = 'BrokenDataset';
  constructor(message: string, readonly problems: Compiled['problems'] = [], options?: ErrorOptions) {
    super(message, options);
  }
}

/** Reads one folder. Throws BrokenDataset. */
export async function readDatasetFolder(folder: string): Promise<DatasetFiles> {
  const names = await readdir(folder).catch((error: unknown) => { throw new BrokenDataset(`The dataset folder ${folder} cannot be read. Check that it exists and that Pacta may read it.`, [], { cause: error }); });
  const tables: Record<string, string> = {};
  for (const name of names.filter((file) => file.endsWith('.csv')).sort()) tables[name] = await readFile(join(folder, name), 'utf8');
  const manifestText = await readFile(join(folder, 'dataset.json'), 'utf8').catch((error: unknown) => { throw new BrokenDataset(`${join(folder, 'dataset.json')} is missing. It must give id, title, description and buildsOn.`, [], { cause: error }); });
  const positionsText = names.includes('positions.json') ? await readFile(join(folder, 'positions.json'), 'utf8') : '{}';
  return {
    manifest: readManifest(manifestText, folder),
    tables,
    hash: createHash('sha256').update(manifestText).update('\0').update(JSON.stringify(tables)).update('\0').update(positionsText).digest('hex'),
    positions: readJson(positionsText, join(folder, 'positions.json')) as Dataset['positions'],
  };
}

function readJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BrokenDataset(`${file} is not JSON. Correct it, or restore it.`, [], { cause: error });
  }
}

function readManifest(text: string, folder: string): Manifest {
  const value = readJson(text, join(folder, 'dataset.json')) as Partial<Manifest> | null;
  const { id, title, description, buildsOn = [] } = value ?? {};
  if (typeof id !== 'string' || typeof title !== 'string' || typeof description !== 'string' || !Array.isArray(buildsOn)) throw new BrokenDataset(`${join(folder, 'dataset.json')} must give id, title and description as text and buildsOn as a list.`);
  if (id !== basename(folder)) throw new BrokenDataset(`${join(folder, 'dataset.json')} calls the dataset ${id}, but its folder is ${basename(folder)}. Rename one of them.`);
  return { id, title, description, buildsOn };
}

/** Every dataset below `root`, compiled, each after those that it builds on, be they there or in `base`. Throws BrokenDataset naming the first row at fault. */
export async function compileFolders(root: string, base: readonly Dataset[] = []): Promise<Dataset[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch((error: unknown) => { throw new BrokenDataset(`The data folder ${root} cannot be read. Check that it exists and that Pacta may read it.`, [], { cause: error }); });
  const waiting: DatasetFiles[] = [];
  for (const entry of entries.filter((item) => item.isDirectory()).sort((a, b) => (a.name < b.name ? -1 : 1))) waiting.push(await readDatasetFolder(join(root, entry.name)));
  const done: Dataset[] = [];
  while (waiting.length > 0) {
    const index = waiting.findIndex((files) => files.manifest.buildsOn.every((id) => [...base, ...done].some((dataset) => dataset.id === id)));
    if (index < 0) throw new BrokenDataset(`The datasets ${waiting.map((files) => files.manifest.id).join(', ')} build on datasets that are not there: ${[...new Set(waiting.flatMap((files) => files.manifest.buildsOn))].join(', ')}. Add them to ${root}.`);
    const [files] = waiting.splice(index, 1);
    done.push(compiledOrThrow(files!, [...base, ...done]));
  }
  return done;
}

function compiledOrThrow(files: DatasetFiles, base: readonly Dataset[]): Dataset {
  const { dataset, problems } = compileDataset(files, base);
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (dataset) return dataset;
  const first = errors[0]!;
  throw new BrokenDataset(`The dataset ${files.manifest.id} has ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}. The first: ${first.file}, row ${first.row}, column ${first.column}: ${first.message}`, problems);
}
