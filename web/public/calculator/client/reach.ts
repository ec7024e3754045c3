/** Brings a field into sight and puts the focus there, opening whatever it is folded into. */
export function reach(id: string): boolean {
  const target = document.getElementById(id);
  if (!target) return false;
  for (let fold = target.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true;
  const control = controlOf(target);
  target.scrollIntoView({ block: 'center' });
  control.focus({ preventScroll: true });
  return true;
}

/** The element itself where it takes the focus, else the chosen or first control in it; a heading is made focusable. */
function controlOf(target: HTMLElement): HTMLElement {
  if (target.matches('input, select, textarea, button, a[href], summary')) return target;
  const inside = target.querySelector<HTMLElement>(
    'input:checked, input:not([type="hidden"]), select, button, summary',
  );
  if (target.matches('fieldset, details') && inside) return inside;
  target.tabIndex = -1;
  return target;
}

/** The field that an anchor inside the page means, or undefined for any other link. */
export function fieldOfLink(link: HTMLAnchorElement): string | undefined {
  const href = link.getAttribute('href') ?? '';
  return href.startsWith('#') ? decodeURIComponent(href.slice(1)) : undefined;
}
