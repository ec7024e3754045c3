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
  back: 'M19 12H5m5-5-5 5 5 5',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 21h4',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8 3.5V8M16 3.5V8',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM14.5 12a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0',
  file: 'M6 3.5h8.5L19 8v12.5H6zM14 3.5V8.5h5M9 13h7M9 16.5h7',
  film: 'M3.5 5h17v14h-17zM8 5v14M16 5v14M3.5 9.5H8M3.5 14.5H8M16 9.5h4.5M16 14.5h4.5',
  home: 'M4 11.5 12 4.5l8 7M6.5 10v9.5h11V10',
  list: 'M8.5 6.5H20M8.5 12H20M8.5 17.5H20M4 6.5h.1M4 12h.1M4 17.5h.1',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  next: 'm9.5 6 6 6-6 6',
  pause: 'M9 6v12M15 6v12',
  person: 'M15.5 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0M5 20c.5-4 3.200-6 7-6s6.5 2 7 6',
  previous: 'm14.5 6-6 6 6 6',
  search: 'M17.5 11a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0M16 16l4.5 4.5',
  upload: 'M12 15V4m-4.5 4.5L12 4l4.5 4.5M5 20h14',
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
