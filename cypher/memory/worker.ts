/**
 * The worker thread: holds one engine, reads the host's mail between slices, and answers.
 * It may not know more of the host than the protocol.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { Engine } from './engine.ts';
import { failureOf, jobOf, Refused } from './job.ts';
import type { FromWorker, ToWorker, WorkerData } from './protocol.ts';
import { Schedule } from './schedule.ts';

const port = parentPort;
if (port === null) throw new Error('worker.js is the engine’s worker thread: start it through MemoryHost.');

const send = (message: FromWorker): void => port.postMessage(message);
const flags = new Int32Array((workerData as WorkerData).flags);
const engine = new Engine();
// setImmediate comes after the mail has been read
const schedule = new Schedule((turn) => setImmediate(turn));

port.on('message', (message: ToWorker) => {
  try {
    schedule.add(jobOf(engine, message, flags, send));
  } catch (error) {
    send({ kind: 'failed', id: message.id, failure: error instanceof Refused ? error.failure : failureOf(error) });
  }
});

send({ kind: 'ready' });
