// How much one address may ask in a minute.
import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { TooManyRequests } from '../refusals.ts';

/** Refuses with TooManyRequests what goes beyond `perMinute` requests from one address. */
export function requestLimit(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000, limit: perMinute, standardHeaders: 'draft-8', legacyHeaders: false,
    handler: (_request, _response, next) => next(new TooManyRequests(`More than ${perMinute} requests came from this address within a minute. Wait a minute, and ask for more at once with limit=500.`)),
  });
}
