import '../public/calculator/client/older-browsers.ts';
import { config } from 'zod/v4/core';

/** Imported first by every entry. Schemas are walked, not compiled: the content policy forbids code made from text. */
config({ jitless: true });
