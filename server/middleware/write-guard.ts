// Who may write: on this machine anybody who asks from here, elsewhere only who bears PACTA_TOKEN. Stands before every route that writes.
import { timingSafeEqual, createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { isLoopback } from '../env.ts';
import { NotAllowed } from '../refusals.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Lets a writing request pass or refuses it with NotAllowed. A page of another origin may never write. */
export function writeGuard({ host, token }: { readonly host: string; readonly token: string | undefined }): RequestHandler {
  return (request, _response, next) => {
    const origin = request.get('origin');
    if (origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === request.get('host'))) return next(new NotAllowed('A page of another site may not write here. Open Pacta itself and try again.'));
    if (token === undefined) return next(isLoopback(host) ? undefined : new NotAllowed('Writing is switched off, because Pacta listens beyond this machine and PACTA_TOKEN is not set. Set it, and send it as Authorization: Bearer.'));
    const borne = /^Bearer (.+)$/.exec(request.get('authorization') ?? '')?.[1];
    if (borne !== undefined && timingSafeEqual(digest(borne), digest(token))) return next();
    next(new NotAllowed('Writing needs the token. Send the value of PACTA_TOKEN as Authorization: Bearer.'));
  };
}
