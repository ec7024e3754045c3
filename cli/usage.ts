import type { CommanderError } from 'commander';
import { say } from './say.ts';

/** What commander says in English, as a sentence of ours. The quoted words are what was typed. */
export function usageSentence({ code, message }: CommanderError): string {
  const word = /'([^']*)'/.exec(message)?.[1] ?? '';
  const hint = say('usage.hint');
  switch (code) {
    case 'commander.unknownCommand':
      return `${say('usage.unknown-command', { word })}${hint}`;
    case 'commander.unknownOption':
      return `${say('usage.unknown-option', { word })}${hint}`;
    case 'commander.missingArgument':
      return `${say('usage.missing-argument', { word })}${hint}`;
    case 'commander.optionMissingArgument':
      return `${say('usage.option-without-value', { word })}${hint}`;
    case 'commander.missingMandatoryOptionValue':
      return `${say('usage.missing-option', { word })}${hint}`;
    case 'commander.excessArguments':
      return `${say('usage.too-many-arguments')}${hint}`;
    case 'commander.invalidArgument':
      return `${say('usage.invalid', { word })}${hint}`;
    case 'commander.help':
      return `${say('usage.no-command')}${hint}`;
    default:
      return `${say('usage.other')}${hint}`;
  }
}
