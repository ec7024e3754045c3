import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds what the browser loads: the public style sheet, the calculator, the workplaces. The server is not bundled. */
export default defineConfig({
  plugins: [react()],
  publicDir: false,
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    manifest: true,
    target: ['chrome87', 'safari14'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        public: 'web/public/styles/public.css',
        calculator: 'web/public/calculator/main.tsx',
        'calculator-without-script': 'web/public/styles/without-script.css',
        reference: 'web/public/styles/reference.css',
        applicant: 'web/applicant/main.tsx',
        office: 'web/office/main.tsx',
        'sign-in': 'web/sign-in/main.tsx',
        opinion: 'web/opinion/main.tsx',
        'service-worker': 'web/public/offline/service-worker.ts',
      },
    },
  },
});
