import '../kit/first.ts';
import './opinion.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { newQueryClient } from '../kit/data.ts';
import { OpinionPage } from './page.tsx';

const root = document.getElementById('workplace');
if (!root) throw new Error('the page has no place for the opinion');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={newQueryClient()}>
      <OpinionPage />
    </QueryClientProvider>
  </StrictMode>,
);
