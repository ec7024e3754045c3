import type { EditedField } from '../model/edit.ts';

/** What was typed or ticked before the page was alive, or put back by the browser: fields that differ from the markup. */
export function earlyEdits(form: HTMLFormElement): readonly EditedField[] {
  const edits: EditedField[] = [];
  for (const control of Array.from(form.elements)) {
    if (control instanceof HTMLInputElement) {
      if (control.type === 'checkbox') {
        if (control.checked !== control.defaultChecked) edits.push(tick(control));
      } else if (control.type === 'radio') {
        if (control.checked && !control.defaultChecked) edits.push(text(control));
      } else if (control.type !== 'hidden' && control.value !== control.defaultValue) edits.push(text(control));
    } else if (control instanceof HTMLSelectElement) {
      if (!control.selectedOptions[0]?.defaultSelected && control.selectedIndex > 0) edits.push(text(control));
    }
  }
  return edits;
}

function tick({ name, value, checked }: HTMLInputElement): EditedField {
  return { name, value, checked };
}

function text({ name, value }: HTMLInputElement | HTMLSelectElement): EditedField {
  return { name, value };
}
