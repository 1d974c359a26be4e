/**
 * The openCypher TCK's files, from its jar on Maven Central, fetched once by Maven and kept in .cache/tck.
 * It may not know what is in the files.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { readFileSync } from 'node:fs';

const ARTIFACT = 'org.opencypher:tck:1.0.0-M23';
const FOLDER = fileURLToPath(new URL('../../.cache/tck/', import.meta.url));
const JAR = join(FOLDER, 'tck-1.0.0-M23.jar');

/** Where the jar lies; null where it is absent and cannot be fetched. */
export function findJar(): string | null {
  if (existsSync(JAR)) return JAR;
  mkdirSync(FOLDER, { recursive: true });
  try {
    execFileSync('mvn', ['-q', 'dependency:copy', `-Dartifact=${ARTIFACT}`, `-DoutputDirectory=${FOLDER}`], { stdio: 'pipe', timeout: 120_000 });
  } catch {
    return null;
  }
  return existsSync(JAR) ? JAR : null;
}

export const ABSENT = `The openCypher TCK is not here and Maven could not fetch it. Install Maven and a JDK, then run: mvn dependency:copy -Dartifact=${ARTIFACT} -DoutputDirectory=.cache/tck`;

/** Text of every file in the jar whose name ends so, by name. */
export async function readFiles(jar: string, ends: readonly string[]): Promise<Map<string, string>> {
  const zip = await open(jar);
  const files = new Map<string, string>();
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      if (!ends.some((end) => entry.fileName.endsWith(end))) return zip.readEntry();
      readEntry(zip, entry).then((text) => {
        files.set(entry.fileName, text);
        zip.readEntry();
      }, reject);
    });
    zip.readEntry();
  });
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function open(jar: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => fromBuffer(readFileSync(jar), { lazyEntries: true }, (error, zip) => (error === null ? resolve(zip) : reject(error))));
}

function readEntry(zip: ZipFile, entry: Entry): Promise<string> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) return reject(error);
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('error', reject);
      stream.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    });
  });
}
