// The product as a person runs it: `node start.mjs` in a process of its own, on a free port, with the settings given.
import { spawn, type ChildProcess } from 'node:child_process';

export interface Running { readonly url: string; readonly pid: number; readonly printed: () => string; stop(): Promise<number | null> }

function launch(settings: Readonly<Record<string, string>>): { child: ChildProcess; printed: () => string; ended: Promise<number | null> } {
  const child = spawn(process.execPath, ['start.mjs'], { env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stdout?.on('data', (data) => (text += data));
  child.stderr?.on('data', (data) => (text += data));
  return { child, printed: () => text, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

/** Starts Pacta and waits until it has printed its address and its datasets. */
export async function startPacta(settings: Readonly<Record<string, string>> = {}): Promise<Running> {
  const { child, printed, ended } = launch(settings);
  const address = await new Promise<string>((resolve, reject) => {
    const look = setInterval(() => {
      const found = /http:\/\/[\d.]+:\d+/.exec(printed());
      if (!found || !printed().includes('on-record')) return;
      clearInterval(look);
      resolve(found[0]);
    }, 50);
    void ended.then((code) => { clearInterval(look); reject(new Error(`Pacta ended with code ${code}:\n${printed()}`)); });
  });
  return { url: address, pid: child.pid ?? 0, printed, stop: () => { child.kill('SIGTERM'); return ended; } };
}

/** Starts Pacta where it must fail; gives its exit code and what it printed. */
export async function failToStart(settings: Readonly<Record<string, string>>): Promise<{ code: number | null; printed: string }> {
  const { printed, ended } = launch(settings);
  return { code: await ended, printed: printed() };
}
