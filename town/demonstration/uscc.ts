const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** A unified social credit code (GB 32100) of Tongzhou with a right check character; `number` up to eight digits. */
export function usccOf(number: number): string {
  const body = `91110112MA${String(number).padStart(7, '0')}`;
  const sum = [...body].reduce((total, character, at) => total + CHARACTERS.indexOf(character) * (WEIGHTS[at] ?? 0), 0);
  return `${body}${CHARACTERS[(31 - (sum % 31)) % 31]}`;
}
