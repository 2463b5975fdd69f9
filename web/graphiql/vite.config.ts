import { defineConfig } from 'vite';

export default defineConfig({
  // Relative, so that the page also works when a proxy serves it under a prefix.
  base: './',
  build: {
    outDir: '../dist/graphiql',
    emptyOutDir: true,
    // Files instead of data: addresses, so that the content security policy can stay narrow.
    assetsInlineLimit: 0,
    // The editor is one large, rarely changing part; it is loaded after the page is there.
    chunkSizeWarningLimit: 4000,
    // "use client" means something to server rendering, which this page does not do.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
    license: { fileName: 'licenties.md' },
  },
  worker: { format: 'es' },
});
