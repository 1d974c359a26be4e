// The built client: hashed assets for good, the page itself always fresh, and the page for every address that is not the API's.
import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { UnknownAddress } from '../refusals.ts';

/** Serves the folder that vite built. Until it is built, a sentence says how to build it. */
export function builtClient(folder: string): Router {
  const router = Router();
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d', index: false, redirect: false }));
  router.use(express.static(folder, { index: false, redirect: false, setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache') }));
  router.get(/.*/, page(folder));
  return router;
}

function page(folder: string): RequestHandler {
  return (request, response, next) => {
    if (extname(request.path) !== '') return next(new UnknownAddress(`There is no file ${request.path} here. Open / instead.`));
    if (!existsSync(join(folder, 'index.html'))) return void response.status(503).type('text/plain').send('The screen of Pacta is not built yet. Run npm run build and start Pacta again. The API answers at /api.\n');
    response.set('Cache-Control', 'no-cache').sendFile(join(folder, 'index.html'));
  };
}
