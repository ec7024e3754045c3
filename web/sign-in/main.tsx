import '../kit/first.ts';
import './sign-in.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { newQueryClient } from '../kit/data.ts';
import { SignInPage } from './page.tsx';

const root = document.getElementById('workplace');
if (!root) throw new Error('the page has no place for signing in');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={newQueryClient()}>
      <SignInPage />
    </QueryClientProvider>
  </StrictMode>,
);
