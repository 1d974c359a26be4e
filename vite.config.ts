import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

/** The client: from client/ into dist/client. `npx vite` serves it for development beside a server on port 4000. */
export default defineConfig({
  root: 'client',
  plugins: [preact()],
  resolve: { conditions: ['pacta-source', 'browser', 'module', 'import', 'default'] },
  build: { outDir: '../dist/client', emptyOutDir: true, target: 'es2022', sourcemap: false, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://127.0.0.1:4000' } },
});
