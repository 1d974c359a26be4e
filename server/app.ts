// The application: every question on its address, behind the same checks, and the built client beside it.
// Builds from a database and settings; touches no port, file or signal itself.
import compression from 'compression';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Database } from '#cypher/database';
import { DatabaseUnavailable } from '#cypher/failures';
import { defaultLens } from '#graph/lens';
import { ruleVersion } from '#graph/verdict';
import { nodeOrRefuse } from './answers/references.ts';
import type { Settings } from './env.ts';
import { echoOf, resolveLens, type AskedLens } from './lens.ts';
import { builtClient } from './middleware/client.ts';
import { failures, unknownAddress } from './middleware/failures.ts';
import { requestLimit } from './middleware/limits.ts';
import { requestLog } from './middleware/request-log.ts';
import { ownHost, securityHeaders } from './middleware/security.ts';
import { openApi } from './openapi.ts';
import { faultsOf } from './parameters.ts';
import type { Question } from './question.ts';
import { questions } from './questions.ts';
import { WrongMethod, WrongRequest } from './refusals.ts';
import { Snapshots, type Snapshot } from './snapshot.ts';

export interface AppParts {
  readonly database: Database;
  readonly settings: Pick<Settings, 'host' | 'query'>;
  readonly log: Logger;
  /** The folder that the client is built into. */
  readonly client: string;
  readonly version: string;
  /** The ISO date of now, UTC. */
  readonly today: () => string;
  readonly requestsPerMinute?: number;
}
const bodyLimit = '1mb';
const usualRequestsPerMinute = 3000;

export function createApp(parts: AppParts): Express {
  const app = express();
  const snapshots = new Snapshots(parts.database);
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.use(requestLog(parts.log), securityHeaders(), ownHost(parts.settings.host), compression());
  app.use('/api', requestLimit(parts.requestsPerMinute ?? usualRequestsPerMinute), (_request, response, next) => { response.set('Cache-Control', 'no-cache'); next(); });
  for (const question of questions) mount(app, question.method, question.path, answering(question, parts, snapshots));
  const document = openApi(questions, parts.version);
  mount(app, 'get', '/api/openapi.json', (request, response) => {
    const faults = Object.keys(request.query).map((key) => `The parameter ${key} is not known here. None is allowed.`);
    if (faults.length > 0) throw new WrongRequest(faults);
    response.json(document);
  });
  app.use('/api', unknownAddress);
  app.get('/id/:id', permanentAddress(parts, snapshots));
  app.use(builtClient(parts.client), unknownAddress, failures(parts.log));
  return app;
}

function mount(app: Express, method: 'get' | 'post', path: string, handler: RequestHandler): void {
  const allowed = method === 'get' ? ['GET', 'HEAD'] : ['POST'];
  const bodies = method === 'post' ? [express.json({ limit: bodyLimit }), jsonOnly] : [];
  app.route(path)[method](...bodies, handler).all((request, _response, next) => next(new WrongMethod(request.method, allowed)));
}

/** A body that was not read was not JSON. */
const jsonOnly: RequestHandler = (request, _response, next) => next(request.body === undefined && request.get('content-type') !== undefined ? Object.assign(new Error('not JSON'), { type: 'media.unsupported' }) : undefined);

/** Checks the request, looks through the lens, and answers; the lens and the rule's version go into every answer. */
function answering(question: Question, parts: AppParts, snapshots: Snapshots): RequestHandler {
  const { database, settings } = parts;
  return async (request, response) => {
    const read = readRequest(question, request);
    const today = parts.today();
    let snapshot: Snapshot;
    try {
      snapshot = await snapshots.current();
    } catch (error) {
      if (!question.away || !(error instanceof DatabaseUnavailable)) throw error;
      return void response.status(503).json({ lens: echoOf(defaultLens(today)), rule: ruleVersion, ...question.away(database) });
    }
    const lens = resolveLens(read.query as AskedLens, snapshot.words, today);
    const isDefaultLens = lens.asOf === today && lens.knownBy === today && lens.sources === null;
    const said = await question.respond({ ...read, snapshot, seen: snapshot.seen(lens), isDefaultLens, database, settings: settings.query, signal: goneSignal(response) });
    response.json({ lens: echoOf(lens), rule: ruleVersion, ...said });
  };
}

function readRequest(question: Question, request: Request): { params: Record<string, unknown>; query: Record<string, unknown>; body: unknown } {
  const params = z.strictObject(question.params).safeParse(request.params);
  const query = z.strictObject(question.query).safeParse({ ...request.query });
  const body = question.body?.safeParse(request.body);
  const faults = [
    ...(params.success ? [] : faultsOf(params.error, Object.keys(question.params))),
    ...(query.success ? [] : faultsOf(query.error, Object.keys(question.query))),
    ...(!body || body.success ? [] : faultsOf(body.error, ['query', 'params'])),
  ];
  if (!params.success || !query.success || (body && !body.success)) throw new WrongRequest(faults);
  return { params: params.data, query: query.data, body: body?.data };
}

/** Aborts when the connection closes before the answer is sent. */
function goneSignal(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => { if (!response.writableFinished) controller.abort(); });
  return controller.signal;
}

/** The permanent address of every entity, fact, source and dispute opens it in the client. */
function permanentAddress({ today }: AppParts, snapshots: Snapshots): RequestHandler {
  return async (request, response) => {
    const seen = (await snapshots.current()).seen(defaultLens(today()));
    const { id } = nodeOrRefuse(seen, String(request.params['id']));
    response.redirect(303, `/?select=${encodeURIComponent(id)}`);
  };
}
