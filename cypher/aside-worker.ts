// The thread of `aside.ts`: reads one text after the other and tells what it found. May not know more of the other side than its messages.
import { parentPort } from 'node:worker_threads';
import { assertReadOnly } from './access.ts';
import type { Asked, Told } from './aside.ts';
import { QueryFailed, QueryForbidden, QuerySyntaxError } from './failures.ts';
import { mistakeIn } from './mistake.ts';

const port = parentPort;
if (port === null) throw new Error('aside-worker.js is the thread of aside.js: it is not run by itself.');

function answer(asked: Asked): Told {
  try {
    if (asked.kind === 'mistake') return toldOf(mistakeIn(asked.query, Object.fromEntries(asked.parameters.map((name) => [name, null])), new Error(asked.refusal)));
    assertReadOnly(asked.query);
    return null;
  } catch (error) {
    return toldOf(error);
  }
}

function toldOf(error: unknown): Told {
  if (error === null) return null;
  if (error instanceof QuerySyntaxError) return { kind: 'syntax', message: error.message, position: error.position, cure: error.cure };
  if (error instanceof QueryForbidden) return { kind: 'forbidden', message: error.message, reason: error.reason };
  if (error instanceof QueryFailed) return { kind: 'failed', message: error.message, code: error.code };
  return { kind: 'fault', message: error instanceof Error ? error.message : String(error) };
}

port.on('message', (asked: Asked) => port.postMessage(answer(asked)));
