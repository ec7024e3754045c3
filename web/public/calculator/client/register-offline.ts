/** Lets the calculator open without network next time. Where that is not to be had, it simply needs one. */
export function registerOffline(): void {
  if (!('serviceWorker' in navigator)) return;
  addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  });
}
