// One structured line per request: method, path, status, milliseconds. Never the query parameters or the body.
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

const pathOf = (url: string | undefined): string => (url ?? '').split('?', 1)[0] ?? '';

export function requestLog(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    quietReqLogger: true,
    serializers: { req: (request: { id: unknown; method: string; url: string }) => ({ id: request.id, method: request.method, path: pathOf(request.url) }), res: (response: { statusCode: number }) => ({ status: response.statusCode }) },
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'info'),
    customSuccessMessage: (request) => `${request.method ?? ''} ${pathOf(request.url)}`,
    customErrorMessage: (request) => `${request.method ?? ''} ${pathOf(request.url)}`,
    // The failure itself, when it is ours, is logged where it is turned into a problem.
    customErrorObject: (_request, _response, _error, line: Record<string, unknown>) => { const { err: _, ...rest } = line; return rest; },
    customAttributeKeys: { responseTime: 'ms', reqId: 'request' },
  });
}
