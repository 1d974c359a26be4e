// The last stop of every request: a failure becomes a problem. What is our fault goes to the log with its cause, never to whoever asked.
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Problem } from '#graph/answers';
import { problemOf } from '../problems.ts';
import { UnknownAddress, WrongMethod } from '../refusals.ts';

export function sendProblem(response: Response, problem: Problem): void {
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

export function failures(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const problem = problemOf(error);
    if (problem.status === 500) log.error({ err: error }, 'a request failed');
    if (response.destroyed) return;
    if (response.headersSent) return next(error);
    if (error instanceof WrongMethod) response.set('Allow', error.allowed.join(', '));
    if (problem.status === 503) response.set('Retry-After', '5');
    sendProblem(response, problem);
  };
}

/** Whatever no question answers. */
export const unknownAddress: RequestHandler = (request, _response, next) => next(new UnknownAddress(`Nothing answers at ${request.baseUrl}${request.path}. GET /api/openapi.json lists what does.`));
