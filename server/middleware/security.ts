// Headers that keep a page from doing more than it should, and the check that a request was meant for this machine.
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { isLoopback } from '../env.ts';
import { NotAllowed } from '../refusals.ts';

/** A strict policy: everything from here, no inline script, no frame. Plain HTTP stays possible, since Pacta is served on this machine without a certificate. */
export const securityHeaders = (): RequestHandler => helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", 'data:', 'blob:'], fontSrc: ["'self'"], connectSrc: ["'self'"], workerSrc: ["'self'"],
      manifestSrc: ["'self'"], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"], objectSrc: ["'none'"],
    },
  },
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'no-referrer' },
});

/**
 * Where Pacta listens on this machine alone, only names of this machine are answered: another name in `Host` is a page elsewhere
 * that has pointed its own name here (DNS rebinding).
 */
export function ownHost(host: string): RequestHandler {
  return (request, _response, next) => {
    if (!isLoopback(host) || isLoopback(request.hostname.replace(/^\[|\]$/g, ''))) return next();
    next(new NotAllowed(`This Pacta answers only on this machine, but was asked for ${JSON.stringify(request.hostname)}. Open http://127.0.0.1 with its port, or set HOST to serve others.`));
  };
}
