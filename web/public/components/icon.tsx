/** The one icon set: 24 × 24, drawn in the text colour. An icon always stands beside its word. */
const DRAWINGS = {
  arrow: 'M5 12h14m-5-5 5 5-5 5',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  cross: 'm6 6 12 12M18 6 6 18',
  dash: 'M6 12h12',
  wait: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 7.5V12l3 2',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  bulb: 'M9 18h6M10 21h4M8.5 15a6 6 0 1 1 7 0c-.6.5-1 1.2-1 2h-5c0-.8-.4-1.5-1-2z',
  plus: 'M12 5v14M5 12h14',
  print: 'M7 8V4h10v4M7 17H4V8h16v9h-3M7 14h10v6H7z',
  share:
    'M8.5 12a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0M19.5 6a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0M19.5 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0M8.2 10.9l6.6-3.7M8.2 13.1l6.6 3.7',
  down: 'M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 20h14',
  question: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M9.7 9.6a2.4 2.4 0 1 1 3.3 2.3c-.7.3-1 .8-1 1.6M12 16.6v.1',
  warning: 'M12 4 2.8 19.5h18.4L12 4M12 10v4.5M12 17v.1',
} as const;

export type IconName = keyof typeof DRAWINGS;

/** Without `label` the icon is hidden from assistive technology, because the word beside it says the same. */
export function Icon({ name, label }: { readonly name: IconName; readonly label?: string }) {
  const drawing = <path d={DRAWINGS[name]} />;
  if (label === undefined) {
    return (
      <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        {drawing}
      </svg>
    );
  }
  return (
    <svg className="icon" viewBox="0 0 24 24" role="img" aria-label={label} focusable="false">
      {drawing}
    </svg>
  );
}

/** The sign of the site: two banks and the water between them. */
export function Sign() {
  return (
    <svg viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <path d="M3 7.5h22M3 20.5h22M3 14c2.7 0 2.7-2 5.5-2s2.8 2 5.5 2 2.8-2 5.5-2 2.8 2 5.5 2" />
    </svg>
  );
}
