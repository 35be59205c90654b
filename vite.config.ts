import { defineConfig } from 'vite';

/** The browser's part, under fixed names: the pages ask for each file by the digest of its content. */
export default defineConfig({
  root: 'browser',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/browser',
    emptyOutDir: true,
    target: ['es2022', 'chrome105', 'safari16'],
    modulePreload: false,
    rolldownOptions: {
      input: { verifier: 'browser/src/verifier.tsx', show: 'browser/src/show.tsx', counter: 'browser/src/counter.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', assetFileNames: '[name][extname]' },
    },
  },
});
