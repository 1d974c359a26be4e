// Opens the database that the settings name, and loads into it what belongs there: the shipped datasets, then those of the data folder.
import { stat } from 'node:fs/promises';
import type { Database, LoadReport } from '#cypher/database';
import { BrokenDataset, compileFolders } from '#cypher/dataset-folder';
import { openMemory } from '#cypher/memory-database';
import { openNeo4j } from '#cypher/neo4j/database';
import type { Dataset } from '#graph/model';
import { WrongSetting, type Settings } from './env.ts';

/** Throws DatabaseUnavailable. */
export function openDatabase({ database, query }: Pick<Settings, 'database' | 'query'>): Promise<Database> {
  if (database) return openNeo4j({ ...database, timeoutMs: query.timeoutMs });
  return openMemory({ timeoutMs: query.timeoutMs, maxMegabytes: query.maxMegabytes });
}

/** Compiles every dataset, those of the data folder after the shipped ones. Throws BrokenDataset, or WrongSetting for a data folder that is none. */
export async function readDatasets(shipped: string, { folder, chosen }: Settings['data']): Promise<readonly Dataset[]> {
  const own = await compileFolders(shipped);
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error && found.code !== 'ENOENT') throw new BrokenDataset(`The data folder ${folder} cannot be read (${found.code ?? found.message}). Check that Pacta may read it, or set PACTA_DATA_DIR to another.`, [], { cause: found });
  if (found instanceof Error && chosen) throw new WrongSetting(`The data folder ${folder} that PACTA_DATA_DIR names does not exist. Create it, or leave PACTA_DATA_DIR out.`);
  if (found instanceof Error) return own;
  if (!found.isDirectory()) throw new WrongSetting(`${folder}, which PACTA_DATA_DIR names, is not a folder. Name a folder.`);
  const loaded = await compileFolders(folder, own);
  const twice = loaded.find((dataset) => own.some((other) => other.id === dataset.id));
  if (twice) throw new BrokenDataset(`The data folder ${folder} has a dataset ${twice.id}, which is the name of one that Pacta ships. Rename it.`);
  return [...own, ...loaded];
}

/** Loads them in order; one that the database holds already, judged on `today` (ISO date), is left alone. Throws the classes of `failures.ts`. */
export async function loadAll(database: Database, datasets: readonly Dataset[], today: string): Promise<readonly LoadReport[]> {
  const reports: LoadReport[] = [];
  for (const dataset of datasets) reports.push(await database.load(dataset, { today }));
  return reports;
}
