// `npm start`: builds what changed, then runs the server in this process, so that signals reach it.
import { build } from './build.mjs';

try {
  await build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await import('./dist/server/main.js');
