/**
 * The worker thread: holds one engine, reads the host's mail between slices, and answers.
 * It may not know more of the host than the protocol.
 */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { Engine } from './engine.ts';
import { heapIsFull } from './heap.ts';
import { failureOf, jobOf, Refused } from './job.ts';
import type { FromWorker, ToWorker, WorkerData } from './protocol.ts';
import { Schedule } from './schedule.ts';

const port = parentPort;
if (port === null) throw new Error('worker.js is the engine’s worker thread: start it through MemoryHost.');

const mailbox = port;
const send = (message: FromWorker): void => port.postMessage(message);
const flags = new Int32Array((workerData as WorkerData).flags);
const engine = new Engine();
// setImmediate comes after the mail has been read
const schedule = new Schedule((turn) => setImmediate(turn));

function accept(message: ToWorker): void {
  try {
    schedule.add(jobOf(engine, message, flags, send, { relieve, full: heapIsFull }));
  } catch (error) {
    send({ kind: 'failed', id: message.id, failure: error instanceof Refused ? error.failure : failureOf(error) });
  }
}

/** In the middle of a long step: reads the mail here and gives the other queries their turn. */
function relieve(): void {
  for (let mail = receiveMessageOnPort(mailbox); mail !== undefined; mail = receiveMessageOnPort(mailbox)) accept(mail.message as ToWorker);
  schedule.relieve();
}

port.on('message', accept);

send({ kind: 'ready' });
